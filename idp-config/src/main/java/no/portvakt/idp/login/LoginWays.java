package no.portvakt.idp.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.federation.Broker;
import no.portvakt.idp.flow.ClientDemand;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The ways to log in that a realm has.
 *
 * @param pin password and PIN letter
 * @param pki certificate
 * @param brokers other providers of identities
 */
record LoginWays(boolean pin, boolean pki, List<Broker> brokers) {

    /** Which of our own the realm has, with commas between; both, where it does not say. */
    private static final String OWN_WAYS = "portvakt.own-ways";

    private static final List<LoginMethod> BESIDE_A_PASSWORD =
            List.of(LoginMethod.PIN, LoginMethod.SMS, LoginMethod.APP, LoginMethod.EMAIL);

    LoginWays {
        brokers = List.copyOf(brokers);
    }

    /** Those of them that count for this client. */
    static LoginWays of(KeycloakSession session, RealmModel realm, ClientDemand demand) {
        var own = Arrays.asList(Optional.ofNullable(realm.getAttribute(OWN_WAYS))
                .orElse("pin,pki")
                .split(","));
        return new LoginWays(
                own.contains("pin") && BESIDE_A_PASSWORD.stream().anyMatch(demand::accepts),
                own.contains("pki") && demand.accepts(LoginMethod.PKI),
                Broker.in(session).stream()
                        .filter(broker -> LoginMethod.byProvider(broker.alias())
                                .filter(demand::accepts)
                                .isPresent())
                        .toList());
    }

    boolean pinReaches(SecurityLevel required) {
        return pin && SecurityLevel.SUBSTANTIAL.satisfies(required);
    }

    boolean haveBrokersFor(SecurityLevel required) {
        return brokers.stream().anyMatch(broker -> broker.reaches(required));
    }

    /** Whether any way is enough. */
    boolean reach(SecurityLevel required) {
        return pki || pinReaches(required) || haveBrokersFor(required);
    }

    /** Whether a way of our own, named by its first page, is there and enough. */
    boolean offer(LoginPage way, SecurityLevel required) {
        return switch (way) {
            case PASSWORD -> pinReaches(required);
            case CERTIFICATE -> pki;
            case METHODS, ACTIVATION, ORDER, CODE, FACTOR, FACTORS -> false;
        };
    }
}
