package no.portvakt.minside.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Text;

/**
 * What is done with people's information. What each form fetches, from where and why, is read from the very rules that let
 * it be fetched: it cannot say less than what is done.
 *
 * @param kept how long cases stay
 * @param surfaces names of others that are told of cases
 * @param signing the name of the service where forms are signed
 * @param notifies whether citizens are notified
 */
public record PrivacyPage(
        String title,
        List<Fetching> services,
        List<Kept> kept,
        Optional<String> surfaces,
        Optional<String> signing,
        boolean notifies)
        implements Page {

    public PrivacyPage {
        services = List.copyOf(services);
        kept = List.copyOf(kept);
    }

    static PrivacyPage of(Visit visit, Services services, StatementResource.Sources sources) {
        return new PrivacyPage(
                visit.texts().of("privacyTitle"),
                services.titles().keySet().stream()
                        .sorted()
                        .flatMap(id -> services.form(id).stream())
                        .map(form -> Fetching.of(visit, form, sources.names()))
                        .filter(form -> !form.fields().isEmpty())
                        .toList(),
                services.titles().keySet().stream()
                        .sorted()
                        .flatMap(id -> services.form(id).stream())
                        .map(form -> new Kept(
                                form.title().in(visit.language()),
                                form.retention().span().in(visit.language())))
                        .toList(),
                sources.surfaces().map(name -> name.in(visit.language())),
                sources.signing().map(name -> name.in(visit.language())),
                sources.notifies());
    }

    @Override
    public String template() {
        return "privacy";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.empty();
    }

    /** How long a case stays after it is over. */
    public record Kept(String form, String span) {}

    /** What one form fetches. */
    public record Fetching(String form, List<Field> fields) {

        public Fetching {
            fields = List.copyOf(fields);
        }

        private static Fetching of(Visit visit, Form form, Map<String, Text> names) {
            return new Fetching(
                    form.title().in(visit.language()),
                    form.fields().stream()
                            .flatMap(field -> field.prefill().stream().map(rule -> Field.of(visit, field, rule, names)))
                            .toList());
        }
    }

    /**
     * One field that is fetched.
     *
     * @param why purpose and legal basis
     */
    public record Field(String label, String source, String why) {

        private static Field of(Visit visit, FormField field, PrefillRule rule, Map<String, Text> names) {
            var sources = rule.sources().stream()
                    .map(source -> Optional.ofNullable(names.get(source))
                            .map(name -> name.in(visit.language()))
                            .orElse(source))
                    .toList();
            return new Field(
                    field.label().in(visit.language()),
                    String.join(" " + visit.texts().of("and") + " ", sources),
                    String.join(
                            ". ",
                            Stream.concat(Stream.of(rule.purpose().in(visit.language())), rule.hjemmel().stream())
                                    .toList()));
        }
    }
}
