package no.portvakt.minside.status;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.minside.person.Text;

/** Whether a case is what was asked for, by what is shown of it and nothing else. */
record CaseMatch(CaseQuery query, List<String> words) {

    private static final Pattern BETWEEN = Pattern.compile("\\s+");

    static CaseMatch of(CaseQuery query) {
        return new CaseMatch(
                query,
                query.words().stream()
                        .flatMap(said -> BETWEEN.splitAsStream(folded(said)))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** A masked case shows its title. */
    boolean masked(Text title) {
        return query.statuses().isEmpty() && matches(shown(title));
    }

    boolean open(CitizenStatus status, Text title, Text service, Optional<String> subject, Optional<String> number) {
        return (query.statuses().isEmpty() || query.statuses().contains(status))
                && matches(Stream.of(shown(title), shown(service), subject.stream(), number.stream())
                        .flatMap(text -> text));
    }

    private boolean matches(Stream<String> texts) {
        if (words.isEmpty()) {
            return true;
        }
        var folded = texts.map(CaseMatch::folded).toList();
        return words.stream().allMatch(word -> folded.stream().anyMatch(text -> text.contains(word)));
    }

    private static Stream<String> shown(Text text) {
        return Stream.of(text.nb(), text.nn(), text.en());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
