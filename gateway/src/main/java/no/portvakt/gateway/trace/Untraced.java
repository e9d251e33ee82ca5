package no.portvakt.gateway.trace;

import io.vertx.core.Future;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.profiles.level.SecurityLevel;

/** Has no spans. Whoever comes next gets an id all the same, of which nobody keeps anything unless she wants to. */
enum Untraced implements Trace, Step {
    ONLY;

    @Override
    public Step step(Part part) {
        return this;
    }

    @Override
    public void demands(SecurityLevel level) {
        // Told to nobody.
    }

    @Override
    public void ended(Seen seen) {
        // Told to nobody.
    }

    @Override
    public String traceparent() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }

    @Override
    public void endsWith(Future<?> part) {
        // Nobody waits.
    }
}
