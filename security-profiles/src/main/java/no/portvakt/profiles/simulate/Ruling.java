package no.portvakt.profiles.simulate;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;

/**
 * What a policy says of a request.
 *
 * @param demand empty if no rule names it, which means: refuse
 */
record Ruling(Optional<Demand> demand) {

    static final Ruling NO_RULE = new Ruling(Optional.empty());

    Outcome outcome(Optional<Assurance> evidence, Instant at) {
        return demand.map(asked -> Outcome.of(AccessDecider.decide(asked, evidence, at)))
                .orElse(Outcome.REFUSED);
    }
}
