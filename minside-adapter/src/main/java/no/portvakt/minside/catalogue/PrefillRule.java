package no.portvakt.minside.catalogue;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What the service's profile says about fetching one field.
 *
 * @param sources the ids of the systems that are asked; of all that know it, the first is used
 * @param level the level a session must have before it is fetched
 * @param purpose why the service needs it, for the citizen to read
 * @param hjemmel the legal basis, where there is one beside the purpose
 * @param overstyrbar whether the citizen may change what was fetched
 */
public record PrefillRule(
        List<String> sources, SecurityLevel level, Text purpose, Optional<String> hjemmel, boolean overstyrbar) {

    public PrefillRule {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("nobody is asked");
        }
    }
}
