package no.portvakt.idp.factor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.sms.SmsGateway;
import org.keycloak.Config;

/** Which SMS gateway is used. */
final class SmsOptions {

    private SmsOptions() {}

    /** By the options {@code sms-gateway}, {@code sms-token-file} and {@code sms-sender}; empty without the first. */
    static Optional<SmsGateway> in(Config.Scope configuration) {
        return Optional.ofNullable(configuration.get("sms-gateway")).map(address -> {
            var file = configuration.get("sms-token-file");
            if (file == null) {
                throw new IllegalStateException("sms-gateway needs sms-token-file");
            }
            try {
                var token = Secret.of(Files.readString(Path.of(file)).strip());
                return new SmsGateway(URI.create(address), token, configuration.get("sms-sender", "Portvakt"));
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + file, broken);
            }
        });
    }
}
