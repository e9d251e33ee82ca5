package no.portvakt.idp.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import no.portvakt.idp.factor.Messenger.Text;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.person.CitizenKeys;
import org.keycloak.authentication.AuthenticationFlowContext;

/** A code sent to an address that she has registered. */
record MessageFactor(FactorMethod method, Messenger messenger, Clock clock) implements SecondFactor {

    static final String LOGIN = "login";
    static final String REGISTRATION = "registration";

    private static final RandomGenerator CHANCE = new SecureRandom();

    @Override
    public boolean isUsable(AuthenticationFlowContext context) {
        return messenger.reaches(context, method) && address(context).isPresent();
    }

    @Override
    public String place(AuthenticationFlowContext context) {
        return address(context).map(ContactAddress::masked).orElse("");
    }

    @Override
    public Begun begin(AuthenticationFlowContext context) {
        return address(context).map(address -> send(context, address, LOGIN)).orElseGet(Begun.NotSent::new);
    }

    @Override
    public boolean isRight(AuthenticationFlowContext context, String typed) {
        return code(context, LOGIN).use(typed);
    }

    /** Sends a new code, which is the only one from now on; counted per person and per client, since each costs money. */
    Begun send(AuthenticationFlowContext context, ContactAddress address, String use) {
        var admitted = new Lockout(context.getSession())
                .admit(Lockout.Door.MESSAGE, Optional.of(context.getUser().getUsername()));
        if (admitted.isEmpty()) {
            return new Begun.TooMany();
        }
        var code = code(context, use);
        var text = new Text(
                "portvaktMessageSubject", use.equals(LOGIN) ? "portvaktMessageCode" : "portvaktMessageConfirm");
        if (messenger.send(context, address, text, code.draw(CHANCE))) {
            return new Begun.Ready();
        }
        code.forget();
        return new Begun.NotSent();
    }

    MessageCode code(AuthenticationFlowContext context, String use) {
        var keys = context.getSession().getProvider(CitizenKeys.class);
        return new MessageCode(
                context.getAuthenticationSession(), keys.messageCodes(), use + "." + method.word(), clock);
    }

    private Optional<ContactAddress> address(AuthenticationFlowContext context) {
        return new Contacts(context.getSession(), context.getUser()).address(method);
    }
}
