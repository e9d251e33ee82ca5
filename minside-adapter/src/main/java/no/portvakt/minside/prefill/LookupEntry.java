package no.portvakt.minside.prefill;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;

/** What the citizen reads about a look-up for her form. */
final class LookupEntry {

    /** The system that gets to see what was fetched. */
    private static final String SYSTEM = "MinSide";

    private LookupEntry() {}

    static AccessEntry of(Caller caller, ServiceView service, Kilde kilde, List<FormField> fields, Instant now) {
        var action = new Text(
                sentence("Vi hentet %s fra %s for å fylle ut skjemaet ditt.", fields, kilde, Text::nb),
                sentence("Vi henta %s frå %s for å fylle ut skjemaet ditt.", fields, kilde, Text::nn),
                sentence("We fetched %s from %s to fill in your form.", fields, kilde, Text::en));
        return new AccessEntry(
                now,
                action,
                new AccessEntry.Receiver(service.ownerCode(), service.owner(), SYSTEM),
                Optional.of(service.id()),
                caller.assurance().level(),
                purpose(fields),
                fields.stream().map(FormField::path).toList());
    }

    private static String sentence(String form, List<FormField> fields, Kilde kilde, Function<Text, String> language) {
        var names = fields.stream()
                .map(field -> "«" + language.apply(field.label()) + "»")
                .collect(joining(", "));
        return form.formatted(names, language.apply(kilde.system()));
    }

    private static Text purpose(List<FormField> fields) {
        return new Text(purposes(fields, Text::nb), purposes(fields, Text::nn), purposes(fields, Text::en));
    }

    private static String purposes(List<FormField> fields, Function<Text, String> language) {
        return fields.stream()
                .map(FormField::prefill)
                .flatMap(Optional::stream)
                .map(PrefillRule::purpose)
                .map(language)
                .distinct()
                .collect(joining(". "));
    }
}
