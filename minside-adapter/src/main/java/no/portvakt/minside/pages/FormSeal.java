package no.portvakt.minside.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.secret.Sealer;

/**
 * Seals opened forms, and opens them for the same person, the same service and half a day only. The sealed form is also
 * what proves that the form was ours: another site cannot make one.
 */
public final class FormSeal {

    /** What the sealer has to be made for. */
    public static final String PURPOSE = "minside.form";

    private static final Duration LIFE = Duration.ofHours(12);

    private final Sealer sealer;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Seals with one set of keys.
     *
     * @param sealer made for {@link #PURPOSE}
     */
    public FormSeal(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    String seal(FormState state) {
        try {
            return sealer.seal(json.writeValueAsString(state));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("cannot write a form's state", broken);
        }
    }

    /** Empty for whatever is not ours, not hers, not this form's, or too old. */
    Optional<FormState> open(String sealed, Caller caller, String service) {
        return sealer.open(sealed)
                .map(this::read)
                .filter(state -> state.holder().equals(caller.key()))
                .filter(state -> state.service().equals(service))
                .filter(this::fresh);
    }

    private boolean fresh(FormState state) {
        var age = Duration.between(Instant.ofEpochSecond(state.opened()), clock.instant());
        return !age.isNegative() && age.compareTo(LIFE) < 0;
    }

    private FormState read(String opened) {
        try {
            return json.readValue(opened, FormState.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a sealed form of ours cannot be read", broken);
        }
    }
}
