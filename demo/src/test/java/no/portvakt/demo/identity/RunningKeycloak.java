package no.portvakt.demo.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Postgres;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.idp.sync.DeclaredRealm;

/**
 * The whole system's Keycloak, seen from behind the gateway: a test here says what the gateway would say. It is the only
 * Keycloak of a test run, which starts it once.
 */
final class RunningKeycloak {

    private final DemoSystem system = WholeSystem.system();
    private final Path certificates = system.plan().state().folder("certificates");
    private final KeycloakRest admin = system.keycloakAsOperator();
    private final MutualTls gateway =
            new MutualTls(file("gateway.pem"), file("gateway.key.pem"), file("internal-ca.pem"));
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(gateway.context()).build();
    private final TestAuthority persons = TestAuthority.kept(file("card-ca.pem"), file("card-ca.key.pem"));
    private final TestAuthority stranger = new TestAuthority("stranger");
    private final List<BigInteger> revoked = new ArrayList<>(TestAuthority.revokedIn(revocations()));

    private RunningKeycloak() {}

    static RunningKeycloak get() {
        return Holder.INSTANCE;
    }

    KeycloakServer server() {
        return system.keycloak();
    }

    KeycloakRest admin() {
        return admin;
    }

    DeclaredRealm innbygger() {
        return system.citizensRealm();
    }

    DeclaredRealm ansatte() {
        return system.employeesRealm();
    }

    /** Where browsers find the log-in pages. */
    URI loginOrigin() {
        return system.ports().origin("login");
    }

    /** Where the log-in pages send a browser that is to show a certificate. */
    URI pkiOrigin() {
        return URI.create("https://login.localhost:" + system.ports().of(Port.PKI));
    }

    /** Where officers find theirs. */
    URI officerLoginOrigin() {
        return system.ports().officerLoginOrigin();
    }

    URI officerCallback() {
        return system.ports().officerOrigin().resolve("/_portvakt/callback");
    }

    URI callback() {
        return system.ports().origin("barnehage").resolve("/_portvakt/callback");
    }

    /** The key that the gateway proves itself with. */
    ECKey clientKey() {
        var key = system.certificates().signingKey("oidc-client");
        try {
            var published =
                    JWKSet.load(key.keySetFile().toFile()).getKeys().getFirst().toECKey();
            return new ECKey.Builder(published).privateKey(key.key()).build();
        } catch (IOException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As the gateway: with the certificate that Keycloak lets in. */
    MutualTls tls() {
        return gateway;
    }

    /** The authority whose certificates citizens log in with. */
    TestAuthority persons() {
        return persons;
    }

    /** One that Keycloak knows nothing of. */
    TestAuthority stranger() {
        return stranger;
    }

    /** Puts it on the list that Keycloak reads at the next log-in. */
    synchronized void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
        persons.writeRevocationsTo(revocations(), revoked);
    }

    /** Says whose cards are whose. */
    IssuerSimulator issuer() {
        return system.simulators().issuer();
    }

    /** Of a program that Keycloak lets in, and that is not the gateway. */
    Browser browserOfAnotherProgram() {
        var tls = new MutualTls(file("operator.pem"), file("operator.key.pem"), file("internal-ca.pem"));
        return new Browser(HttpClient.newBuilder().sslContext(tls.context()).build(), server().backChannel());
    }

    /** A fresh one, with no cookies. */
    Browser browser() {
        return new Browser(http, server().backChannel());
    }

    DataSource database() {
        return system.postgres().database(Postgres.KEYCLOAK);
    }

    Path log() {
        return system.plan().log("keycloak");
    }

    private Path revocations() {
        return system.certificates().revocations();
    }

    private Path file(String name) {
        return certificates.resolve(name);
    }

    private static final class Holder {

        private static final RunningKeycloak INSTANCE = new RunningKeycloak();
    }
}
