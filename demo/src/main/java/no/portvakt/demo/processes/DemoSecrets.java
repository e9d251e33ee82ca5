package no.portvakt.demo.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import no.portvakt.trust.secret.Secret;

/** Random secrets of one demo, each made when it is first asked for and kept in the state folder from then on. */
public final class DemoSecrets {

    private static final String FILE = "secrets.properties";
    private static final int BYTES = 32;

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    private DemoSecrets(Path file) {
        this.file = file;
    }

    static DemoSecrets keptIn(Path folder) {
        var secrets = new DemoSecrets(folder.resolve(FILE));
        try {
            if (Files.exists(secrets.file)) {
                try (var in = Files.newBufferedReader(secrets.file)) {
                    secrets.values.load(in);
                }
            } else {
                Files.createFile(
                        secrets.file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return secrets;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot keep secrets in " + folder, broken);
        }
    }

    /** Those of a demo that was started before; empty if none was. */
    public static Optional<DemoSecrets> alreadyIn(Path folder) {
        return Files.exists(folder.resolve(FILE)) ? Optional.of(keptIn(folder)) : Optional.empty();
    }

    /** The secret of this name, made now if nobody asked for it before. */
    public synchronized Secret named(String name) {
        if (!values.containsKey(name)) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            values.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            try (var out = Files.newBufferedWriter(file)) {
                values.store(out, null);
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot keep secrets in " + file, broken);
            }
        }
        return Secret.of(values.getProperty(name));
    }
}
