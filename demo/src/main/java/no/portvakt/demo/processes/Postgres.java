package no.portvakt.demo.processes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * PostgreSQL's real binaries on loopback, with the databases of Keycloak, the adapter and the console, and K2000's. Runs as root too: the
 * binaries refuse that, so they are given a user namespace of their own then.
 */
public final class Postgres implements AutoCloseable {

    public static final String KEYCLOAK = "keycloak";
    public static final String MINSIDE = "minside";
    public static final String CONSOLE = "console";
    public static final String K2000 = "k2000";
    static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONNECTIONS = "120";

    private final EmbeddedPostgres server;
    private final Path data;

    private Postgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    static Postgres start(int port, Path data, Path binaries, Path log) {
        try {
            Files.createDirectories(binaries);
            var server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("max_connections", CONNECTIONS)
                    .setServerConfig("unix_socket_directories", "''")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var postgres = new Postgres(server, data);
            for (var name : List.of(KEYCLOAK, MINSIDE, CONSOLE, K2000)) {
                postgres.makeDatabase(name);
            }
            return postgres;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start PostgreSQL; " + log + " says more", broken);
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** For tests that look into what was written. */
    public DataSource database(String name) {
        return server.getDatabase(USER, name);
    }

    /** The process id that PostgreSQL writes down for its operators. */
    OptionalLong pid() {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.limit(1).mapToLong(Long::parseLong).findFirst();
        } catch (IOException notRunning) {
            return OptionalLong.empty();
        }
    }

    private void makeDatabase(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + name);
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot make the database " + name, broken);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot stop PostgreSQL", broken);
        }
    }
}
