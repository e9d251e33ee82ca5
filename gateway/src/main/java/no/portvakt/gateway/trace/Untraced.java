package no.portvakt.gateway.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** In no sample. Whoever comes next gets an id all the same, of which nobody keeps anything unless she wants to. */
enum Untraced implements Unrecorded {
    ONLY;

    @Override
    public String traceparent() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
