package no.portvakt.idp.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.RealmFile;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Keycloak is, who we are to it, and what fills the placeholders of the declaration. */
final class RealmOptions {

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

    @Option(names = "--realm", required = true, description = "${COMPLETION-CANDIDATES}")
    private @Nullable Realm realm;

    @Option(names = "--login-origin", required = true, description = "what citizens' browsers see, https://login.…")
    private @Nullable URI loginOrigin;

    @Option(names = "--redirect-uri", required = true, description = "callback of a service; once for each")
    private @Nullable List<URI> redirectUris;

    @Option(names = "--client-keys", required = true, description = "a file with the client's public keys, a JWK set")
    private @Nullable Path clientKeys;

    /** The realms that are declared. */
    enum Realm {
        innbygger,
        ansatte
    }

    KeycloakRest connect() {
        return new KeycloakRest(
                given(server),
                new MutualTls(given(certificate), given(key), given(trust)),
                given(clientId),
                Secret.of(read(given(secretFile)).strip()));
    }

    DeclaredRealm declared() {
        var keys = read(given(clientKeys));
        return switch (given(realm)) {
            case innbygger -> RealmFile.innbygger(given(loginOrigin), given(redirectUris), keys);
            case ansatte -> RealmFile.ansatte(given(loginOrigin), given(redirectUris), keys);
        };
    }

    /** Picocli has refused the command line already if an option is missing. */
    private static <T> T given(@Nullable T option) {
        return Optional.ofNullable(option).orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }
}
