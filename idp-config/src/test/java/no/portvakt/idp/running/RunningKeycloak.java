package no.portvakt.idp.running;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.distribution.Ingredients;
import no.portvakt.idp.distribution.KeycloakDistribution;
import no.portvakt.idp.distribution.KeycloakServer;
import no.portvakt.idp.distribution.KeycloakSettings;
import no.portvakt.idp.person.CitizenSecrets;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Started by whichever test asks first, stopped with the JVM. */
public final class RunningKeycloak {

    private static final Logger LOG = LoggerFactory.getLogger(RunningKeycloak.class);
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private final Path folder;
    private final TestAuthority infrastructure = new TestAuthority("infrastructure");
    private final TestAuthority persons = new TestAuthority("persons");
    private final EmbeddedPostgres database;
    private final KeycloakServer server;

    private RunningKeycloak() throws IOException {
        folder = Files.createTempDirectory("portvakt-idp-it");
        database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "50")
                .start();
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
        server = KeycloakServer.start(distribution(), settings(), DEADLINE);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    public static RunningKeycloak get() {
        return Holder.INSTANCE;
    }

    public KeycloakServer server() {
        return server;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    private void stop() {
        server.close();
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
                freePort(),
                freePort(),
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

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
