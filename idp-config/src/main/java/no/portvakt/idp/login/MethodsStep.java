package no.portvakt.idp.login;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.federation.Broker;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.services.Urls;

/**
 * The ways that reach the wanted level, to choose from. Our own are buttons; another provider is a link, since a browser
 * may stop a form that ends on another host.
 */
final class MethodsStep implements LoginStep {

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var progress = new LoginProgress(context);
        var required = progress.required().orElse(SecurityLevel.HIGH);
        var ways = LoginWays.of(context.getSession(), context.getRealm(), progress.demand());
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute("wantedLevel", required.number())
                .setAttribute("pin", ways.pinReaches(required))
                .setAttribute("pki", ways.pki())
                .setAttribute(
                        "brokers",
                        ways.brokers().stream()
                                .filter(broker -> broker.reaches(required))
                                .map(broker -> Map.of(
                                        "alias", broker.alias(), "name", broker.name(), "url", link(context, broker)))
                                .toList());
        problem.ifPresent(key -> form.setAttribute("problem", key));
        return form.createForm("portvakt-methods.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var pressed = context.getHttpRequest().getDecodedFormParameters().getFirst("page");
        return new StepOutcome.Elsewhere(
                switch (Optional.ofNullable(pressed).orElse("")) {
                    case "password" -> LoginPage.PASSWORD;
                    case "certificate" -> LoginPage.CERTIFICATE;
                    default -> LoginPage.METHODS;
                });
    }

    private static String link(AuthenticationFlowContext context, Broker broker) {
        var authentication = context.getAuthenticationSession();
        return Urls.identityProviderAuthnRequest(
                        context.getUriInfo().getBaseUri(),
                        broker.alias(),
                        context.getRealm().getName(),
                        context.generateAccessCode(),
                        authentication.getClient().getClientId(),
                        authentication.getTabId(),
                        AuthenticationProcessor.getClientData(context.getSession(), authentication),
                        null)
                .toString();
    }
}
