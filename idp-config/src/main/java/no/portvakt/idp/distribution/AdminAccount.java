package no.portvakt.idp.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import no.portvakt.trust.secret.Secret;

/**
 * The service account in the realm {@code master} that reconciles the realms. Keycloak makes it at its first start on
 * an empty database and never changes it after, so its secret is made once and kept beside the database's state.
 */
public record AdminAccount(String clientId, Secret clientSecret) {

    private static final String CLIENT_ID = "portvakt-operator";
    private static final int BYTES = 32;

    static AdminAccount keptIn(Path state) {
        var file = state.resolve("operator-secret");
        try {
            if (!Files.exists(file)) {
                var random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            return new AdminAccount(CLIENT_ID, Secret.of(Files.readString(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot keep the operator's secret in " + file, broken);
        }
    }
}
