package no.portvakt.profiles.simulate;

import java.util.Optional;

/**
 * What a draft would change for one recorded request.
 *
 * @param leftOpen why it cannot be told; only with {@link Effect#UNDECIDABLE}
 */
record Finding(Effect effect, Optional<LeftOpen> leftOpen) {

    static Finding of(Effect effect) {
        return new Finding(effect, Optional.empty());
    }

    static Finding of(LeftOpen leftOpen) {
        return new Finding(Effect.UNDECIDABLE, Optional.of(leftOpen));
    }
}
