package no.portvakt.idp.factor;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * What a citizen has beside her letter: phone, e-mail, app. Shown after a log-in with a letter or a card and at no other
 * time. A new address counts when a code that was sent there has come back, a new app when it shows the right code.
 */
final class RegistrationStep implements LoginStep {

    private static final String ADDING = "portvakt.factors.adding";
    private static final String SAVED = "portvakt.factors.saved";
    private static final StepOutcome AGAIN = new StepOutcome.Elsewhere(LoginPage.FACTORS);

    private final Registration registration;
    private final Messenger messenger;

    RegistrationStep(Factors factors, Messenger messenger) {
        this.registration = new Registration(factors, messenger);
        this.messenger = messenger;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var session = context.getAuthenticationSession();
        var adding = adding(context);
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute("offered", offered(context))
                .setAttribute("adding", adding.map(FactorMethod::word).orElse(""))
                .setAttribute("saved", session.getAuthNote(SAVED) != null);
        session.removeAuthNote(SAVED);
        if (adding.filter(method -> method == FactorMethod.APP).isPresent()) {
            var app = new NewApp(context);
            form.setAttribute("secret", app.typed()).setAttribute("picture", app.picture());
        }
        problem.ifPresent(form::setError);
        return form.createForm("portvakt-factors.ftl");
    }

    /** What can be registered here, and what of it she has: a masked address, or blank for none. */
    private Map<String, Map<String, Object>> offered(AuthenticationFlowContext context) {
        var declared = Factors.declared(context.getRealm());
        var contacts = new Contacts(context.getSession(), context.getUser());
        var offered = new LinkedHashMap<String, Map<String, Object>>();
        Arrays.stream(FactorMethod.values())
                .filter(declared::isDeclared)
                .filter(method -> method == FactorMethod.APP || messenger.reaches(context, method))
                .forEach(method -> offered.put(
                        method.word(),
                        Map.of(
                                "registered",
                                contacts.has(method),
                                "place",
                                contacts.address(method)
                                        .map(ContactAddress::masked)
                                        .orElse(""))));
        return offered;
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var fields = Fields.of(context);
        if (fields.pressed("page", "done")) {
            return new StepOutcome.Finished();
        }
        if (fields.pressed("page", "factors")) {
            return stop(context);
        }
        var removed = method(context, fields, "remove");
        if (removed.isPresent()) {
            return after(context, registration.remove(context, removed.get()));
        }
        var added = method(context, fields, "add");
        if (added.isPresent()) {
            var problem = registration.begin(
                    context, added.get(), fields.named("address").orElse(""));
            problem.ifPresentOrElse(_ -> stop(context), () -> context.getAuthenticationSession()
                    .setAuthNote(ADDING, added.get().word()));
            return problem.orElse(AGAIN);
        }
        return adding(context)
                .map(method -> after(
                        context,
                        registration.confirm(
                                context, method, fields.named("code").orElse(""))))
                .orElse(AGAIN);
    }

    private StepOutcome after(AuthenticationFlowContext context, Optional<StepOutcome> problem) {
        if (problem.isEmpty()) {
            stop(context);
            context.getAuthenticationSession().setAuthNote(SAVED, "true");
        }
        return problem.orElse(AGAIN);
    }

    private StepOutcome stop(AuthenticationFlowContext context) {
        context.getAuthenticationSession().removeAuthNote(ADDING);
        new NewApp(context).forget();
        return AGAIN;
    }

    /** What a button names, if it can be had here. */
    private Optional<FactorMethod> method(AuthenticationFlowContext context, Fields fields, String button) {
        return fields.named(button).filter(offered(context)::containsKey).flatMap(FactorMethod::of);
    }

    private static Optional<FactorMethod> adding(AuthenticationFlowContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(ADDING))
                .flatMap(FactorMethod::of);
    }
}
