package no.portvakt.idp.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names a distribution after what went into it. */
final class Fingerprint {

    private static final int SHOWN = 16;
    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    static String of(Ingredients ingredients, List<Path> providers, List<String> options) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, ingredients.archive());
            for (var jar : ingredients.bouncyCastle()) {
                add(digest, jar);
            }
            for (var jar : providers) {
                add(digest, jar);
            }
            digest.update(String.join("\n", options).getBytes(StandardCharsets.UTF_8));
            var version = ingredients
                    .archive()
                    .getFileName()
                    .toString()
                    .replace("keycloak-quarkus-dist-", "")
                    .replace(".tar.gz", "");
            return version + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        var buffer = new byte[BUFFER];
        try (var content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
