package no.portvakt.profiles.lint;

import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * Something that is legal, and worth a look.
 *
 * @param file where the service stands, if it came from a file
 * @param line the service's or the rule's, if it came from a file
 * @param key which key of it: {@code rules[2].level}
 * @param message what is strange, as a sentence without a full stop
 */
public record Finding(
        Optional<String> file,
        Optional<Integer> line,
        ServiceId service,
        String key,
        String message,
        Severity severity) {

    /** One line: {@code warning: barnehage.yaml:12: barnehage rules[0]: …}. */
    public String describe() {
        var place = file.map(name -> name + ":" + line.map(at -> at + ":").orElse("") + " ")
                .orElse("");
        var word =
                switch (severity) {
                    case NOTE -> "note: ";
                    case WARNING -> "warning: ";
                };
        return word + place + service + " " + key + ": " + message;
    }
}
