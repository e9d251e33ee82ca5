package no.portvakt.profiles.assess;

import java.util.List;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a risk asks for.
 *
 * @param level the highest that any kind of consequence asks for
 * @param reasoning likelihood first, then every kind of consequence, the conclusion last
 */
public record Recommendation(SecurityLevel level, List<Step> reasoning) {

    public Recommendation {
        reasoning = List.copyOf(reasoning);
    }
}
