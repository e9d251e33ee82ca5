package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sftp;
import no.portvakt.minside.grant.Grant;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.tls.PemTls;

/** From configuration to where systems are. Half of something that goes in two stops the start. */
final class SourcePlaces {

    private SourcePlaces() {}

    static Map<String, Place> of(Map<String, AdapterConfiguration.Source> configured) {
        return configured.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> place(entry.getKey(), entry.getValue())));
    }

    private static Place place(String id, AdapterConfiguration.Source source) {
        return new Place(
                source.url(),
                both(
                        id,
                        source.user(),
                        source.password().map(Secret::of),
                        (user, password) -> new Place.Login(user, password)),
                both(id, source.certificate(), source.key(), PemTls.Identity::new),
                source.trust(),
                source.grant().map(SourcePlaces::grant),
                source.sftp().map(sftp -> sftp(id, sftp)));
    }

    private static Sftp sftp(String id, AdapterConfiguration.Sftp sftp) {
        return new Sftp(
                sftp.knownHosts(),
                Sftp.Credential.oneOf(sftp.key(), sftp.passwordFile())
                        .orElseThrow(() -> new IllegalStateException(
                                "minside.source." + id + ".sftp takes one of key and password-file")),
                sftp.patience().orElse(Sftp.USUAL_PATIENCE));
    }

    static Grant grant(AdapterConfiguration.Grant grant) {
        return new Grant(grant.endpoint(), grant.issuer(), grant.audience(), grant.scope(), grant.key(), grant.keyId());
    }

    private static <A, B, T> Optional<T> both(String id, Optional<A> one, Optional<B> other, BiFunction<A, B, T> made) {
        if (one.isPresent() != other.isPresent()) {
            throw new IllegalStateException(
                    "minside.source." + id + ": user goes with password, and certificate with key");
        }
        return one.flatMap(first -> other.map(second -> made.apply(first, second)));
    }
}
