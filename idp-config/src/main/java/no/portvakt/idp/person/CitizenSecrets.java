package no.portvakt.idp.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/**
 * The secrets that our providers need and the database must never hold. They reach Keycloak as a properties file that
 * only its owner can read, so that they stand in no process list and no configuration of the realm.
 *
 * @param personPepper turns a national id number into Keycloak's username
 * @param pinPepper keys the hashes of the PIN codes
 * @param certificatePepper keys the hashes of the authorities' person keys
 * @param sealing seals the number itself; newest first, all of them open
 */
public record CitizenSecrets(
        Secret personPepper, Secret pinPepper, Secret certificatePepper, List<SealingKey> sealing) {

    private static final String PERSON_PEPPER = "person-pepper";
    private static final String PIN_PEPPER = "pin-pepper";
    private static final String CERTIFICATE_PEPPER = "certificate-pepper";
    private static final String SEALING_KEYS = "sealing-keys";
    private static final String SEALING_KEY = "sealing-key.";

    public CitizenSecrets {
        sealing = List.copyOf(sealing);
        if (sealing.isEmpty()) {
            throw new IllegalArgumentException("'" + SEALING_KEYS + "' names no key");
        }
    }

    /** Writes the file that {@link #readFrom} reads. */
    public void writeTo(Path file) {
        var values = new Properties();
        personPepper.reveal(value -> values.setProperty(PERSON_PEPPER, value));
        pinPepper.reveal(value -> values.setProperty(PIN_PEPPER, value));
        certificatePepper.reveal(value -> values.setProperty(CERTIFICATE_PEPPER, value));
        values.setProperty(
                SEALING_KEYS,
                String.join(",", sealing.stream().map(SealingKey::id).toList()));
        sealing.forEach(key -> key.material().reveal(value -> values.setProperty(SEALING_KEY + key.id(), value)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newBufferedWriter(file)) {
                values.store(out, null);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IllegalStateException naming every key that is missing, never a value
     */
    public static CitizenSecrets readFrom(Path file) {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the secrets of the citizens' realm from " + file, broken);
        }
        var sealingIds = Arrays.stream(values.getProperty(SEALING_KEYS, "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        var needed = new ArrayList<>(List.of(PERSON_PEPPER, PIN_PEPPER, CERTIFICATE_PEPPER, SEALING_KEYS));
        sealingIds.forEach(id -> needed.add(SEALING_KEY + id));
        var missing = needed.stream()
                .filter(key -> values.getProperty(key, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(file + " has no " + String.join(", no ", missing));
        }
        return new CitizenSecrets(
                Secret.of(values.getProperty(PERSON_PEPPER)),
                Secret.of(values.getProperty(PIN_PEPPER)),
                Secret.of(values.getProperty(CERTIFICATE_PEPPER)),
                sealingIds.stream()
                        .map(id -> new SealingKey(id, Secret.of(values.getProperty(SEALING_KEY + id))))
                        .toList());
    }
}
