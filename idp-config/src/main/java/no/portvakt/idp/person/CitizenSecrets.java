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
 * @param pinPeppers key the hashes of the PIN codes; newest first, letters printed under any of them are good
 * @param certificatePepper keys the hashes of the authorities' person keys
 * @param sealing seals the number itself; newest first, all of them open
 */
public record CitizenSecrets(
        Secret personPepper, List<SealingKey> pinPeppers, Secret certificatePepper, List<SealingKey> sealing) {

    private static final String PERSON_PEPPER = "person-pepper";
    private static final String PIN_PEPPERS = "pin-peppers";
    private static final String PIN_PEPPER = "pin-pepper.";
    private static final String CERTIFICATE_PEPPER = "certificate-pepper";
    private static final String SEALING_KEYS = "sealing-keys";
    private static final String SEALING_KEY = "sealing-key.";

    public CitizenSecrets {
        pinPeppers = List.copyOf(pinPeppers);
        sealing = List.copyOf(sealing);
        if (sealing.isEmpty() || pinPeppers.isEmpty()) {
            throw new IllegalArgumentException("'" + SEALING_KEYS + "' and '" + PIN_PEPPERS + "' name a key each");
        }
    }

    /** Writes the file that {@link #readFrom} reads. */
    public void writeTo(Path file) {
        var values = new Properties();
        personPepper.reveal(value -> values.setProperty(PERSON_PEPPER, value));
        certificatePepper.reveal(value -> values.setProperty(CERTIFICATE_PEPPER, value));
        write(values, PIN_PEPPERS, PIN_PEPPER, pinPeppers);
        write(values, SEALING_KEYS, SEALING_KEY, sealing);
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
        var needed = new ArrayList<>(List.of(PERSON_PEPPER, CERTIFICATE_PEPPER, PIN_PEPPERS, SEALING_KEYS));
        ids(values, PIN_PEPPERS).forEach(id -> needed.add(PIN_PEPPER + id));
        ids(values, SEALING_KEYS).forEach(id -> needed.add(SEALING_KEY + id));
        var missing = needed.stream()
                .filter(key -> values.getProperty(key, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(file + " has no " + String.join(", no ", missing));
        }
        return new CitizenSecrets(
                Secret.of(values.getProperty(PERSON_PEPPER)),
                read(values, PIN_PEPPERS, PIN_PEPPER),
                Secret.of(values.getProperty(CERTIFICATE_PEPPER)),
                read(values, SEALING_KEYS, SEALING_KEY));
    }

    private static void write(Properties values, String list, String prefix, List<SealingKey> keys) {
        values.setProperty(
                list, String.join(",", keys.stream().map(SealingKey::id).toList()));
        keys.forEach(key -> key.material().reveal(value -> values.setProperty(prefix + key.id(), value)));
    }

    private static List<SealingKey> read(Properties values, String list, String prefix) {
        return ids(values, list).stream()
                .map(id -> new SealingKey(id, Secret.of(values.getProperty(prefix + id))))
                .toList();
    }

    private static List<String> ids(Properties values, String list) {
        return Arrays.stream(values.getProperty(list, "").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
