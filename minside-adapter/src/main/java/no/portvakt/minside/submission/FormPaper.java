package no.portvakt.minside.submission;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.print.Sheet;
import no.portvakt.minside.print.Sheet.Line;

/** A form as it is signed: all that was asked and answered, in her language, each value with where it came from. */
final class FormPaper {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Europe/Oslo"));
    private static final Text LEAD = new Text(
            "Utfylt på Min side. Den som signerer, svarer for opplysningene.",
            "Fylt ut på Mi side. Den som signerer, svarer for opplysningane.",
            "Filled in on MinSide. Whoever signs answers for what it says.");
    private static final Text FILLED = new Text("Utfylt", "Fylt ut", "Filled in");
    private static final Text REFERENCE = new Text("Referanse", "Referanse", "Reference");
    private static final Text NUMBER = new Text(
            "Fødselsnummer, bekreftet ved innlogging",
            "Fødselsnummer, stadfesta ved innlogging",
            "National id number, confirmed at log-in");
    private static final Text NOT_GIVEN = new Text("ikke oppgitt", "ikkje oppgitt", "not given");
    private static final Text FETCHED = new Text("Hentet fra {0}", "Henta frå {0}", "Fetched from {0}");

    private final Language language;
    private final Map<String, Text> systems;

    private FormPaper(Language language, Map<String, Text> systems) {
        this.language = language;
        this.systems = systems;
    }

    /**
     * What it says.
     *
     * @param systems the names of the sources, by id
     */
    static Sheet of(Form form, Payload payload, UUID id, Instant filled, Language language, Map<String, Text> systems) {
        return new FormPaper(language, systems).sheet(form, payload, id, filled);
    }

    private Sheet sheet(Form form, Payload payload, UUID id, Instant filled) {
        var lines = new ArrayList<>(List.of(
                new Line(FILLED.in(language), WHEN.format(filled), ""),
                new Line(REFERENCE.in(language), id.toString(), ""),
                new Line(NUMBER.in(language), payload.person(), "")));
        form.fields().stream()
                .map(field -> line(field, Optional.ofNullable(payload.values().get(field.path()))))
                .forEach(lines::add);
        return new Sheet(language, form.title().in(language), LEAD.in(language), lines);
    }

    private Line line(FormField field, Optional<Payload.Value> value) {
        return new Line(
                field.label().in(language),
                value.map(given -> field.shown(given.text(), language)).orElse(NOT_GIVEN.in(language)),
                value.flatMap(Payload.Value::source)
                        .map(source -> systems.getOrDefault(source, Text.same(source)))
                        .map(system -> FETCHED.in(language).replace("{0}", system.in(language)))
                        .orElse(""));
    }
}
