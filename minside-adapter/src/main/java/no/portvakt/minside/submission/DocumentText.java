package no.portvakt.minside.submission;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.person.Language;

/** The form as the caseworker reads it in the archive: plain text in bokmål, each value with where it came from. */
final class DocumentText {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Oslo"));

    private DocumentText() {}

    static String of(Form form, Payload payload, UUID id, Instant received, Map<String, String> systems) {
        var text = new StringBuilder()
                .append(form.title().nb())
                .append("\n\nMottatt: ")
                .append(WHEN.format(received))
                .append("\nReferanse: ")
                .append(id)
                .append("\nInnsenders fødselsnummer, bekreftet ved innlogging: ")
                .append(payload.person())
                .append("\n\n");
        for (var field : form.fields()) {
            var value = Optional.ofNullable(payload.values().get(field.path()));
            text.append(field.label().nb())
                    .append(": ")
                    .append(value.map(given -> field.shown(given.text(), Language.NB))
                            .orElse("(ikke oppgitt)"))
                    .append(value.flatMap(Payload.Value::source)
                            .map(source -> " (hentet fra " + systems.getOrDefault(source, source) + ")")
                            .orElse(""))
                    .append('\n');
        }
        return text.toString();
    }
}
