package no.portvakt.minside.fagsystem.ask;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a file is fetched from an SFTP server. Every file that is named here is read anew at each look, so another key counts
 * without a restart.
 *
 * @param knownHosts the server's keys, as OpenSSH writes them; a server with another key is not spoken to
 * @param patience how long one look may take, from the first packet to the last
 */
public record Sftp(Path knownHosts, Credential credential, Duration patience) {

    /** Where nothing is said of it. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

    /** What we show the server. */
    public sealed interface Credential {

        /** Empty if there are both, or neither. */
        static Optional<Credential> oneOf(Optional<Path> key, Optional<Path> passwordFile) {
            if (key.isPresent() == passwordFile.isPresent()) {
                return Optional.empty();
            }
            return key.<Credential>map(Key::new).or(() -> passwordFile.map(Password::new));
        }

        /** Our private key, in OpenSSH's format or PKCS#8, not encrypted. */
        record Key(Path file) implements Credential {}

        /** A file whose first line is our password. */
        record Password(Path file) implements Credential {}
    }
}
