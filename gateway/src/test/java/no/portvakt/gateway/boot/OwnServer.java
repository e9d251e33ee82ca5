package no.portvakt.gateway.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A PostgreSQL of one test alone, which can be away for a while. */
final class OwnServer implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Jdbi jdbi;

    private OwnServer(EmbeddedPostgres server) {
        this.server = server;
        this.jdbi = Jdbi.create(server.getPostgresDatabase());
        Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
    }

    static OwnServer start() {
        try {
            return new OwnServer(EmbeddedPostgres.start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Away for everybody, as seen by a client: connections are cut and new ones refused. */
    void letsNobodyIn(boolean away) {
        var other = Jdbi.create(server.getDatabase("postgres", "template1"));
        other.useHandle(handle -> {
            handle.execute("alter database postgres allow_connections " + !away);
            if (away) {
                handle.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
            }
        });
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
