package no.portvakt.idp.factor;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.flow.ClientDemand;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.profiles.level.LoginMethod;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;

/** The second factors beside the letter, as long as Keycloak runs, and their pages. */
public final class Factors {

    private final Messenger messenger;
    private final Clock clock;

    Factors(Messenger messenger, Clock clock) {
        this.messenger = messenger;
        this.clock = clock;
    }

    /** Starts with the SMS gateway that the configuration names, or without one. */
    public static Factors start(Config.Scope configuration, Clock clock) {
        return new Factors(new Messenger(SmsOptions.in(configuration)), clock);
    }

    /** Lets a citizen at the page for the letter's code choose another factor. */
    public FactorChoice choice() {
        return new FactorChoice(this);
    }

    /** The page that asks for a code of the chosen factor. */
    public LoginStep codePage() {
        return new FactorStep(this);
    }

    /** The page on which a citizen who has logged in with a letter or a card registers and removes factors. */
    public LoginStep registrationPage() {
        return new RegistrationStep(this, messenger);
    }

    /** Whether there is anything to register in this realm. */
    public static boolean areDeclared(RealmModel realm) {
        return !declared(realm).isEmpty();
    }

    static DeclaredFactors declared(RealmModel realm) {
        return DeclaredFactors.in(Optional.ofNullable(realm.getAttribute(DeclaredFactors.ATTRIBUTE)));
    }

    SecondFactor of(FactorMethod method) {
        return method == FactorMethod.APP ? new AppFactor() : message(method);
    }

    MessageFactor message(FactorMethod method) {
        return new MessageFactor(method, messenger, clock);
    }

    /** What this citizen can log in with beside her password, here and now. */
    List<SecondFactor> usable(AuthenticationFlowContext context) {
        var declared = declared(context.getRealm());
        var demand = ClientDemand.of(context.getAuthenticationSession().getClient());
        return Arrays.stream(FactorMethod.values())
                .filter(declared::isEnough)
                .filter(method ->
                        LoginMethod.of(method.word()).filter(demand::accepts).isPresent())
                .map(this::of)
                .filter(factor -> factor.isUsable(context))
                .toList();
    }
}
