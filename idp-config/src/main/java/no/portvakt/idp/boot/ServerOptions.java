package no.portvakt.idp.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Keycloak is, and who we are to it. */
final class ServerOptions {

    @Option(names = "--server", required = true, description = "https://host:port, a name in the server's certificate")
    private @Nullable URI server;

    @Option(names = "--certificate", required = true, description = "our certificate for mTLS, PEM")
    private @Nullable Path certificate;

    @Option(names = "--key", required = true, description = "its key, PKCS#8 PEM")
    private @Nullable Path key;

    @Option(names = "--trust", required = true, description = "the authority of the server's certificate, PEM")
    private @Nullable Path trust;

    @Option(names = "--client-id", required = true, description = "the operator's service account in the realm master")
    private @Nullable String clientId;

    @Option(names = "--client-secret-file", required = true, description = "a file with its secret")
    private @Nullable Path secretFile;

    KeycloakRest connect() {
        return new KeycloakRest(
                given(server),
                new MutualTls(given(certificate), given(key), given(trust)),
                given(clientId),
                Secret.of(read(given(secretFile)).strip()));
    }

    /** Picocli has refused the command line already if an option is missing. */
    static <T> T given(@Nullable T option) {
        return Optional.ofNullable(option).orElseThrow();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }
}
