package no.portvakt.idp.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Keycloak that is running. Closing it stops it, and everything that it started. */
public final class KeycloakServer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration PATIENCE_PER_LOOK = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final Process process;
    private final KeycloakSettings settings;
    private final AdminAccount admin;
    private final Path console;

    /** So that it does not outlive a program that ends without closing it. */
    private final Thread lastResort;

    private KeycloakServer(Process process, KeycloakSettings settings, AdminAccount admin, Path console) {
        this.process = process;
        this.lastResort = new Thread(() -> KeycloakCommand.end(process), "end-keycloak");
        this.settings = settings;
        this.admin = admin;
        this.console = console;
    }

    /**
     * Starts it and returns when it says that it is ready.
     *
     * @throws IllegalStateException if it ends or is not ready before the deadline; it is stopped then
     */
    public static KeycloakServer start(
            KeycloakDistribution distribution, KeycloakSettings settings, Duration deadline) {
        var admin = AdminAccount.keptIn(settings.state());
        var configuration = settings.state().resolve("keycloak.conf");
        var console = settings.log().resolveSibling("keycloak-console.log");
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Files.createDirectories(settings.vault());
            PrivateFile.write(configuration, ConfigurationFile.of(settings, admin));
            var command = KeycloakCommand.of(
                    distribution.home(), "--config-file=" + configuration.toAbsolutePath(), "start", "--optimized");
            var environment = command.environment();
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            environment.put("JAVA_OPTS_APPEND", javaOptions(settings));
            var process = command.redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            var server = new KeycloakServer(process, settings, admin, console);
            Runtime.getRuntime().addShutdownHook(server.lastResort);
            server.awaitReady(Instant.now().plus(deadline));
            return server;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start Keycloak from " + distribution.home(), broken);
        }
    }

    /** The folder of secrets that realms name; a new one is there at once. */
    public Path vault() {
        return settings.vault();
    }

    public AdminAccount admin() {
        return admin;
    }

    /** Where it listens, under a name that its certificate carries. */
    public URI backChannel() {
        return URI.create("https://localhost:" + settings.httpsPort());
    }

    /** Ends it as the loss of a machine would: at once, with nothing said to anybody. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        KeycloakCommand.end(process);
    }

    private static String javaOptions(KeycloakSettings settings) {
        // One compiler tier: a login page is not a hot path, and a quick start on two cores is worth more.
        return "-Djava.net.preferIPv4Stack=true "
                + (Boolean.getBoolean("portvakt.demo.all-compilers")
                        ? "-XX:+TieredCompilation"
                        : "-XX:TieredStopAtLevel=1")
                + settings.hosts()
                        .map(file -> " -Djdk.net.hosts.file=" + file.toAbsolutePath())
                        .orElse("");
    }

    private void awaitReady(Instant deadline) throws IOException {
        var ready = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.managementPort() + "/health/ready"))
                .timeout(PATIENCE_PER_LOOK)
                .build();
        try (var http =
                HttpClient.newBuilder().connectTimeout(PATIENCE_PER_LOOK).build()) {
            while (!isReady(http, ready)) {
                if (endedDuring(BETWEEN_LOOKS) || Instant.now().isAfter(deadline)) {
                    boolean ended = !process.isAlive();
                    close();
                    throw new IllegalStateException(
                            (ended ? "Keycloak ended at once" : "Keycloak was not ready in time") + "; " + console
                                    + " says:\n" + Folders.tail(console) + "\nand " + settings.log() + ":\n"
                                    + Folders.tail(settings.log()));
                }
            }
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Keycloak was starting", stopped);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest ready) throws InterruptedException {
        try {
            return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits between two looks, and notices at once if the process ends meanwhile. */
    private boolean endedDuring(Duration pause) throws InterruptedException {
        try {
            process.onExit().get(pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException gone) {
            return true;
        }
    }
}
