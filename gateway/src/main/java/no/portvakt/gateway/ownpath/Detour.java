package no.portvakt.gateway.ownpath;

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

    /** Of the address, which carries it. */
    public static final String PARAMETER = "past";

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sealer sealer;
    private final String address;
    private final Clock clock;

    /**
     * By this address.
     *
     * @param secret the same on all nodes
     * @param purpose no two addresses share one, so that what is made for one leads nowhere at the other
     */
    public Detour(Secret secret, String purpose, String address, Clock clock) {
        this.sealer = new Sealer(List.of(new SealingKey("detour", secret)), purpose);
        this.address = address;
        this.clock = clock;
    }

    /** As it is written. */
    public record Where(String sid, String location, long until) {}

    /** The address to go to in place of that one. */
    public String past(String sid, String location) {
        try {
            var where = new Where(sid, location, clock.instant().plus(LIFE).getEpochSecond());
            return address + "?" + PARAMETER + "=" + sealer.seal(JSON.writeValueAsString(where));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("two texts cannot be written as JSON", broken);
        }
    }

    /** Empty for whatever is not ours, or is over. */
    public Optional<Where> read(String sealed) {
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
