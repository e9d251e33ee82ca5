package no.portvakt.minside.operation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code --config FILE}: the adapter's own properties, which say where its database is and what it seals with. */
public final class AdapterProperties {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "the adapter's own properties: its database is meant")
    private Path file = Path.of("");

    /** What they say. */
    public record Installation(Jdbi database, Properties properties) {

        /** What the adapter seals and marks with. */
        public SealingKey sealingKey() {
            return new SealingKey(
                    needed(properties, "minside.sealing-key-id"), Secret.of(needed(properties, "minside.sealing-key")));
        }
    }

    /** What is done with them; gives the exit code. */
    public interface Work {
        int on(Installation installation);
    }

    /** Does the work; if the file or the database is not what it should be, says so, and gives 2. */
    public int with(PrintWriter err, Work work) {
        try {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            return work.on(new Installation(database(properties), properties));
        } catch (IOException unreadable) {
            err.println("cannot read " + file + ": " + unreadable.getMessage());
        } catch (MissingKey missing) {
            err.println(file + ": " + missing.getMessage());
        } catch (JdbiException away) {
            err.println("the database does not answer, or is not an adapter's: " + away.getMessage());
        }
        return ExitCode.USAGE;
    }

    private static Jdbi database(Properties properties) {
        return Jdbi.create(
                needed(properties, "quarkus.datasource.jdbc.url"),
                properties.getProperty("quarkus.datasource.username", ""),
                properties.getProperty("quarkus.datasource.password", ""));
    }

    private static String needed(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key)).orElseThrow(() -> new MissingKey(key));
    }

    private static final class MissingKey extends RuntimeException {

        private static final long serialVersionUID = 1;

        private MissingKey(String key) {
            super("there is no " + key + " in it");
        }
    }
}
