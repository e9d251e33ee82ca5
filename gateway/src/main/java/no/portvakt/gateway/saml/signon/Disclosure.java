package no.portvakt.gateway.saml.signon;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a portal is about to be told of a citizen, as she is shown it.
 *
 * @param portal as citizens know it
 * @param service that it stands under
 * @param organisation who answers for that service
 * @param level that the answer states
 * @param number whether it is told her national id number
 * @param lasting whether it knows her again at her next log-in by the name that it is given
 * @param method how she logged in, in the log-in's values of {@code amr}, where it is told that
 * @param language that she reads, where it is told that
 */
public record Disclosure(
        Texts portal,
        Texts service,
        String organisation,
        SecurityLevel level,
        boolean number,
        boolean lasting,
        Optional<List<String>> method,
        Optional<String> language) {

    public Disclosure {
        method = method.map(List::copyOf);
    }

    /** What is told, without what it says: the same for whoever would be told the same kind of things. */
    public String kinds() {
        var kinds = new StringJoiner(" ").add(Integer.toString(level.number()));
        if (number) {
            kinds.add("national-id");
        }
        kinds.add(lasting ? "lasting-name" : "passing-name");
        method.ifPresent(any -> kinds.add("method"));
        language.ifPresent(any -> kinds.add("language"));
        return kinds.toString();
    }
}
