package no.portvakt.profiles.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A field of the service's form that may be filled in before the citizen sees it. Only fields that a profile lists are
 * ever fetched.
 *
 * @param path where it stands in the form, dots between the parts: {@code child.name}
 * @param source the id of the system that is asked
 * @param alsoFrom others that are asked for the same, in this order: the first that knows it is used, and what another
 *     says otherwise is shown beside it
 * @param title what the citizen calls it
 * @param level the lowest level at which it is fetched and shown
 * @param purpose why the service needs it, in words for the citizen; written to her access log
 * @param legalBasis the hjemmel, where there is one beside the purpose
 * @param overridable whether the citizen may correct it
 */
public record PrefillField(
        String path,
        String source,
        List<String> alsoFrom,
        Texts title,
        SecurityLevel level,
        Texts purpose,
        Optional<String> legalBasis,
        boolean overridable) {

    public PrefillField {
        alsoFrom = List.copyOf(alsoFrom);
    }

    /** All that are asked, the first of them first. */
    public List<String> sources() {
        return Stream.concat(Stream.of(source), alsoFrom.stream()).toList();
    }
}
