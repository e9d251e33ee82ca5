package no.portvakt.demo.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Postgres;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.secret.Secret;

/**
 * The whole system's Keycloak, seen from behind the gateway: a test here says what the gateway would say. It is the only
 * Keycloak of a test run, which starts it once.
 */
final class RunningKeycloak {

    private final DemoSystem system;
    private final Path certificates;
    private final KeycloakRest admin;
    private final MutualTls gateway;
    private final HttpClient http;
    private final TestAuthority persons;
    private final TestAuthority stranger = new TestAuthority("stranger");
    private final List<BigInteger> revoked;

    private RunningKeycloak(DemoSystem system) {
        this.system = system;
        this.certificates = system.plan().state().folder("certificates");
        this.admin = system.keycloakAsOperator();
        this.gateway = new MutualTls(file("gateway.pem"), file("gateway.key.pem"), file("internal-ca.pem"));
        this.http = HttpClient.newBuilder().sslContext(gateway.context()).build();
        this.persons = TestAuthority.kept(file("card-ca.pem"), file("card-ca.key.pem"));
        this.revoked = new ArrayList<>(TestAuthority.revokedIn(revocations()));
    }

    /** That of a system that somebody else has started, and stops. */
    static RunningKeycloak of(DemoSystem system) {
        return new RunningKeycloak(system);
    }

    static RunningKeycloak get() {
        return Holder.INSTANCE;
    }

    KeycloakServer server() {
        return system.keycloak();
    }

    KeycloakRest admin() {
        return admin;
    }

    /** A second node, which has joined the first; whoever asks for it closes it. */
    KeycloakServer anotherNode() {
        return system.anotherKeycloak("keycloak-second", FreePorts.next(), FreePorts.next(), FreePorts.next());
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

    /** Whom access tokens have to be meant for, so that the gateway takes them. */
    URI api() {
        return system.ports().origin("api");
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

    /** Of the public servers of this machine; Keycloak trusts it. */
    Issued serverCertificate() {
        return new Issued.Files(file("public-server.pem"), file("public-server.key.pem")).read();
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

    /** The folder that says whom Keycloak trusts to issue cards. */
    Path trust() {
        return system.certificates().pkiTrust();
    }

    /** The folder of what was revoked. */
    Path revocationLists() {
        return system.certificates().pkiRevocations();
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

    /** A fresh one at an address of its own. */
    Browser browser(String address) {
        return new Browser(http, server().backChannel(), Optional.of(address));
    }

    /** What the citizens' realm publishes for whoever verifies. */
    JsonNode publishedKeys() {
        var request = HttpRequest.newBuilder(
                        URI.create(server().backChannel() + "/realms/innbygger/protocol/openid-connect/certs"))
                .build();
        try {
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** All that its log says by now. */
    String logged() {
        try {
            return Files.readString(log());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whom guesses have to wait for at this moment; names that say nothing. */
    Set<String> waits() {
        try (var connection = database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from portvakt_guess where next_at > current_timestamp")) {
            Set<String> waits = new HashSet<>();
            while (rows.next()) {
                waits.add(rows.getString(1));
            }
            return waits;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Makes every wait ten minutes longer, so that no test depends on how fast it is. Whether there was one.
     *
     * @param others waits that somebody else's guesses brought about, which stay as they are
     */
    boolean prolongWaitsBut(Set<String> others) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(
                        "update portvakt_guess set next_at = next_at + interval '10 minutes'"
                                + " where next_at > current_timestamp and id <> all (?)")) {
            statement.setArray(1, connection.createArrayOf("varchar", others.toArray()));
            return statement.executeUpdate() > 0;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Keycloak's audit log by now. */
    String audited() {
        try {
            return Files.readString(system.plan().state().folder("keycloak").resolve("audit.jsonl"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Somebody at the helpdesk, with an account and the role of their own. */
    synchronized LetterRegistry helpdesk(String name) {
        var clientId = "helpdesk-" + name;
        var secret = Secret.of("secret of " + clientId);
        if (admin.read("/master/roles/portvakt-helpdesk").isEmpty()) {
            admin.create("/master/roles", json().put("name", "portvakt-helpdesk"));
        }
        if (admin.read("/master/clients?clientId=" + clientId).orElseThrow().isEmpty()) {
            admin.create(
                    "/master/clients",
                    json().put("clientId", clientId)
                            .put("serviceAccountsEnabled", true)
                            .put("standardFlowEnabled", false)
                            .put("fullScopeAllowed", true)
                            .put("secret", "secret of " + clientId));
            var client = admin.read("/master/clients?clientId=" + clientId).orElseThrow();
            var user = admin.read("/master/clients/" + client.path(0).path("id").asText() + "/service-account-user")
                    .orElseThrow();
            admin.create(
                    "/master/users/" + user.path("id").asText() + "/role-mappings/realm",
                    JsonNodeFactory.instance
                            .arrayNode()
                            .add(admin.read("/master/roles/portvakt-helpdesk").orElseThrow()));
        }
        var operator = new MutualTls(file("operator.pem"), file("operator.key.pem"), file("internal-ca.pem"));
        return new LetterRegistry(new KeycloakRest(server().backChannel(), operator, clientId, secret), "innbygger");
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
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

        private static final RunningKeycloak INSTANCE = new RunningKeycloak(WholeSystem.system());
    }
}
