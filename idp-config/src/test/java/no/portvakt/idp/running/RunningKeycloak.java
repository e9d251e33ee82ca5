package no.portvakt.idp.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.distribution.Ingredients;
import no.portvakt.idp.distribution.KeycloakDistribution;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.distribution.KeycloakSettings;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.idp.person.CitizenSecrets;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.RealmFile;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Started by whichever test asks first, stopped with the JVM. */
public final class RunningKeycloak {

    private static final Logger LOG = LoggerFactory.getLogger(RunningKeycloak.class);
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    public static final URI PUBLIC = URI.create("https://login.localhost:8443");
    public static final URI OFFICERS = URI.create("https://officer-login.localhost:8445");
    public static final URI CALLBACK = URI.create("https://barnehage.localhost:8443/_portvakt/callback");

    private final Path folder;
    private final TestAuthority infrastructure = new TestAuthority("infrastructure");
    private final TestAuthority persons = new TestAuthority("persons");
    private final EmbeddedPostgres database;
    private final KeycloakServer server;
    private final KeycloakRest admin;
    private final HttpClient http;
    private final List<BigInteger> revoked = new ArrayList<>();
    private final ECKey clientKey;
    private final DeclaredRealm innbygger;
    private final DeclaredRealm ansatte;

    private RunningKeycloak() throws IOException {
        folder = Files.createTempDirectory("portvakt-idp-it");
        database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "50")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopDatabase));
        infrastructure.writeCertificateTo(file("infrastructure.pem"));
        infrastructure
                .issue("CN=localhost", TestAuthority.Profile.SERVER)
                .writeTo(file("server.pem"), file("server.key"));
        infrastructure
                .issue("CN=gateway", TestAuthority.Profile.CLIENT)
                .writeTo(file("client.pem"), file("client.key"));
        persons.writeCertificateTo(file("persons.pem"));
        persons.writeRevocationsTo(file("persons.crl"), List.of());
        secrets().writeTo(file("secrets.properties"));
        var gateway = clientKeys();
        server = KeycloakServer.start(distribution(), settings(), DEADLINE);
        admin = new KeycloakRest(
                server.backChannel(),
                tls(),
                server.admin().clientId(),
                server.admin().clientSecret());
        http = HttpClient.newBuilder().sslContext(tls().context()).build();
        clientKey = gateway;
        innbygger = RealmFile.innbygger(PUBLIC, List.of(CALLBACK), publicJson(gateway));
        ansatte = RealmFile.ansatte(OFFICERS, List.of(CALLBACK), publicJson(gateway));
        var sync = new RealmSync(admin);
        sync.apply(innbygger, operation -> LOG.info("{}", operation.describe()));
        sync.apply(ansatte, operation -> LOG.info("{}", operation.describe()));
    }

    public static RunningKeycloak get() {
        return Holder.INSTANCE;
    }

    public KeycloakServer server() {
        return server;
    }

    public KeycloakRest admin() {
        return admin;
    }

    public DeclaredRealm innbygger() {
        return innbygger;
    }

    public DeclaredRealm ansatte() {
        return ansatte;
    }

    /** The key that the client portvakt-gateway proves itself with. */
    public ECKey clientKey() {
        return clientKey;
    }

    /** As the gateway: with the certificate that Keycloak lets in. */
    public MutualTls tls() {
        return new MutualTls(file("client.pem"), file("client.key"), file("infrastructure.pem"));
    }

    /** The authority whose certificates citizens log in with. */
    public TestAuthority persons() {
        return persons;
    }

    public TestAuthority infrastructure() {
        return infrastructure;
    }

    /** Puts it on the list that Keycloak reads at the next log-in. */
    public synchronized void revoke(X509Certificate certificate) {
        revoked.add(certificate.getSerialNumber());
        persons.writeRevocationsTo(file("persons.crl"), revoked);
    }

    /** A fresh one, with no cookies. */
    public Browser browser() {
        return new Browser(http, server.backChannel());
    }

    public EmbeddedPostgres database() {
        return database;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Keycloak stops by its own hook. */
    private void stopDatabase() {
        try {
            database.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static KeycloakDistribution distribution() {
        var root = Path.of(System.getProperty("portvakt.root"));
        var ingredients = Ingredients.fromClassPath(
                Path.of(System.getProperty("portvakt.maven-repository")),
                System.getProperty("portvakt.keycloak-version"));
        return KeycloakDistribution.prepare(ingredients, root.resolve(".portvakt/keycloak"), LOG::info);
    }

    private KeycloakSettings settings() {
        return new KeycloakSettings(
                folder,
                FreePorts.next(),
                FreePorts.next(),
                URI.create("https://login.localhost:8443"),
                URI.create("https://login.localhost:8444"),
                new KeycloakSettings.Database(
                        database.getJdbcUrl("postgres", "postgres"), "postgres", Secret.of("postgres")),
                new KeycloakSettings.Tls(file("server.pem"), file("server.key"), file("infrastructure.pem")),
                Optional.empty(),
                file("keycloak.log"),
                file("secrets.properties"),
                new KeycloakSettings.Pki(file("persons.pem"), file("persons.crl"), "Commfides"));
    }

    private static CitizenSecrets secrets() {
        return new CitizenSecrets(
                Secret.of("pepper of persons"),
                Secret.of("pepper of codes"),
                Secret.of("pepper of certificates"),
                List.of(new SealingKey("2026-1", Secret.of("key of the seal"))));
    }

    private static ECKey clientKeys() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("gateway-1")
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String publicJson(ECKey key) {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** The JVM's own lock: one start, however many tests ask at once. */
    private static final class Holder {

        private static final RunningKeycloak INSTANCE = start();

        private static RunningKeycloak start() {
            try {
                return new RunningKeycloak();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
