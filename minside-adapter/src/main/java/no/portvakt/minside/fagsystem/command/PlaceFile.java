package no.portvakt.minside.fagsystem.command;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sftp;
import no.portvakt.minside.grant.Grant;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.tls.PemTls;

/** The adapter's own properties file, as far as it says where one system is. */
final class PlaceFile {

    private final String prefix;
    private final Properties properties = new Properties();

    private PlaceFile(String id) {
        this.prefix = "minside.source.\"" + id + "\".";
    }

    /** Empty if the file says nothing of this system. */
    static Optional<Place> read(Path file, String id) throws IOException {
        var read = new PlaceFile(id);
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.properties.load(reader);
        }
        return read.value("url").map(url -> read.place(URI.create(url)));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(properties.getProperty(prefix + key)).filter(value -> !value.isBlank());
    }

    private String needed(String key) {
        return value(key).orElseThrow(() -> new IllegalArgumentException(prefix + key + " is missing"));
    }

    private Place place(URI url) {
        return new Place(
                url,
                value("user").map(user -> new Place.Login(user, Secret.of(needed("password")))),
                value("certificate")
                        .map(certificate -> new PemTls.Identity(Path.of(certificate), Path.of(needed("key")))),
                value("trust").map(Path::of),
                value("grant.endpoint").map(this::grant),
                value("sftp.known-hosts").map(this::sftp));
    }

    private Sftp sftp(String knownHosts) {
        return new Sftp(
                Path.of(knownHosts),
                Sftp.Credential.oneOf(
                                value("sftp.key").map(Path::of),
                                value("sftp.password-file").map(Path::of))
                        .orElseThrow(
                                () -> new IllegalArgumentException(prefix + "sftp takes one of key and password-file")),
                value("sftp.patience").map(this::duration).orElse(Sftp.USUAL_PATIENCE));
    }

    /** As the adapter reads it: {@code PT30S}, or {@code 30s} for short. */
    private Duration duration(String text) {
        try {
            return Duration.parse(text.toUpperCase(Locale.ROOT).startsWith("P") ? text : "PT" + text);
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(prefix + "sftp.patience is no time such as 30s", unreadable);
        }
    }

    private Grant grant(String endpoint) {
        return new Grant(
                URI.create(endpoint),
                needed("grant.issuer"),
                needed("grant.audience"),
                needed("grant.scope"),
                Path.of(needed("grant.key")),
                needed("grant.key-id"));
    }
}
