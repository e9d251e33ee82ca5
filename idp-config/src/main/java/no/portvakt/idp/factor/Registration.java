package no.portvakt.idp.factor;

import java.util.Optional;
import no.portvakt.idp.factor.Messenger.Text;
import no.portvakt.idp.factor.SecondFactor.Begun;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.person.CitizenKeys;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;

/**
 * Registers and removes. Each change is told to every address that she had before, and is not made if that cannot be
 * sent: whoever changes something in her name cannot do it behind her back. Each gives what went wrong, or nothing.
 */
final class Registration {

    private static final String NO_ADDRESS = "portvaktFactorNoAddress";
    private static final String WRONG = "portvaktFactorWrong";
    private static final String PENDING = "portvakt.factors.address";

    private final Factors factors;
    private final Messenger messenger;

    Registration(Factors factors, Messenger messenger) {
        this.factors = factors;
        this.messenger = messenger;
    }

    Optional<StepOutcome> begin(AuthenticationFlowContext context, FactorMethod method, String typed) {
        if (method == FactorMethod.APP) {
            new NewApp(context).begin();
            return Optional.empty();
        }
        var address = ContactAddress.read(method, typed);
        if (address.isEmpty()) {
            return Optional.of(new StepOutcome.Unusable(NO_ADDRESS));
        }
        return switch (factors.message(method).send(context, address.get(), MessageFactor.REGISTRATION)) {
            case Begun.Ready _ -> {
                context.getAuthenticationSession()
                        .setAuthNote(
                                PENDING,
                                keys(context).contacts().seal(address.get().value()));
                yield Optional.empty();
            }
            case Begun.TooMany _ -> Optional.of(new StepOutcome.Locked(FactorChoice.TOO_MANY));
            case Begun.NotSent _ -> Optional.of(new StepOutcome.Unusable(FactorChoice.NOT_SENT));
        };
    }

    Optional<StepOutcome> confirm(AuthenticationFlowContext context, FactorMethod method, String code) {
        var lockout = new Lockout(context.getSession());
        var ticket =
                lockout.admit(Lockout.Door.LOGIN, Optional.of(context.getUser().getUsername()));
        if (ticket.isEmpty()) {
            return Optional.of(new StepOutcome.Locked(WRONG));
        }
        if (!isRight(context, method, code)) {
            return Optional.of(new StepOutcome.Wrong(WRONG));
        }
        lockout.wasRight(ticket.get());
        if (!told(context, method, "portvaktMessageChanged")) {
            return Optional.of(new StepOutcome.Unusable(FactorChoice.NOT_SENT));
        }
        register(context, method, code);
        changed(context, method);
        return Optional.empty();
    }

    private boolean isRight(AuthenticationFlowContext context, FactorMethod method, String code) {
        return method == FactorMethod.APP
                ? new NewApp(context).shows(code)
                : factors.message(method)
                        .code(context, MessageFactor.REGISTRATION)
                        .use(code);
    }

    private static void register(AuthenticationFlowContext context, FactorMethod method, String code) {
        if (method == FactorMethod.APP) {
            new NewApp(context).register(code);
            return;
        }
        var contacts = new Contacts(context.getSession(), context.getUser());
        Optional.ofNullable(context.getAuthenticationSession().getAuthNote(PENDING))
                .flatMap(keys(context).contacts()::open)
                .flatMap(clear -> ContactAddress.read(method, clear))
                .ifPresent(contacts::register);
    }

    Optional<StepOutcome> remove(AuthenticationFlowContext context, FactorMethod method) {
        if (!new Contacts(context.getSession(), context.getUser()).has(method)) {
            return Optional.empty();
        }
        if (!told(context, method, "portvaktMessageRemoved")) {
            return Optional.of(new StepOutcome.Unusable(FactorChoice.NOT_SENT));
        }
        new Contacts(context.getSession(), context.getUser()).forget(method);
        changed(context, method);
        return Optional.empty();
    }

    private boolean told(AuthenticationFlowContext context, FactorMethod method, String what) {
        var text = new Text("portvaktMessageSubject", what + "_" + method.word());
        return new Contacts(context.getSession(), context.getUser())
                .addresses().toList().stream().allMatch(address -> messenger.send(context, address, text, ""));
    }

    private static void changed(AuthenticationFlowContext context, FactorMethod method) {
        context.newEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, method.word())
                .success();
    }

    private static CitizenKeys keys(AuthenticationFlowContext context) {
        return context.getSession().getProvider(CitizenKeys.class);
    }
}
