package no.portvakt.gateway.policy;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileSource;

/**
 * Everything that an edge enforces, as the console said it at one moment.
 *
 * @param version only rises; an edge that has seen one never goes back to a lower
 * @param expires after this the edge goes on enforcing it and calls itself unhealthy
 * @param documents the profile files: services, templates, defaults, floor
 * @param emergency levels raised by hand, in force until a snapshot comes without them
 * @param watched by service: path segments that a proposed draft has as literals, to be kept in decision records
 * @param personKey what persons in decision records are sealed to; without it none is recorded
 */
public record Snapshot(
        long version,
        Instant issuedAt,
        Instant expires,
        List<ProfileSource> documents,
        List<Raise> emergency,
        Map<ServiceId, Set<String>> watched,
        Optional<ECKey> personKey) {

    public Snapshot {
        if (version < 1) {
            throw new IllegalArgumentException("versions are counted from 1");
        }
        documents = List.copyOf(documents);
        emergency = List.copyOf(emergency);
        watched = watched.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        personKey = personKey.map(ECKey::toPublicJWK);
    }

    /**
     * A level raised in an emergency.
     *
     * @param service empty for all of them
     */
    public record Raise(Optional<ServiceId> service, SecurityLevel level, Instant since) {}
}
