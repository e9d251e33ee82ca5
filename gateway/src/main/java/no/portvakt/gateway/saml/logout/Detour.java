package no.portvakt.gateway.saml.logout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/**
 * The way of a browser that has logged out at the identity provider, past the portals that only it can tell: an address of
 * ours that says, sealed, which sign-on ended and where the browser goes afterwards. Nobody else can make one, so it
 * leads nowhere that the identity provider did not send her. Thread-safe; does not block.
 */
public final class Detour {

    static final String PARAMETER = "past";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;
    private final String steps;
    private final Clock clock;

    /** @param secret the same on all nodes */
    Detour(Secret secret, String steps, Clock clock) {
        this.sealer = new Sealer(List.of(new SealingKey("detour", secret)), "saml.detour");
        this.steps = steps;
        this.clock = clock;
    }

    /** As it is written. */
    record Where(String sid, String location, long until) {}

    /** The address to go to in place of that one. */
    public String past(String sid, String location) {
        try {
            var where = new Where(sid, location, clock.instant().plus(LIFE).getEpochSecond());
            return steps + "?" + PARAMETER + "=" + sealer.seal(JSON.writeValueAsString(where));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("two texts cannot be written as JSON", broken);
        }
    }

    /** Empty for whatever is not ours, or is over. */
    Optional<Where> read(String sealed) {
        return sealer.open(sealed).flatMap(Detour::parse).filter(where -> clock.instant()
                .isBefore(Instant.ofEpochSecond(where.until())));
    }

    private static Optional<Where> parse(String json) {
        try {
            return Optional.of(JSON.readValue(json, Where.class));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
