package no.portvakt.minside.accesslog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * One line of the citizen's access log.
 *
 * @param logtime when
 * @param action what happened, a sentence that a person understands
 * @param receiver who got to see something
 * @param service for which service, if for one
 * @param level the level of the session it happened in
 * @param purpose why
 * @param fields which fields, never their values
 */
public record AccessEntry(
        Instant logtime,
        Text action,
        Receiver receiver,
        Optional<String> service,
        SecurityLevel level,
        Text purpose,
        List<String> fields) {

    public AccessEntry {
        fields = List.copyOf(fields);
    }

    /** Stands for one that cannot be opened: that something happened is not to be hidden by a damage. */
    static AccessEntry unreadable(Instant logtime) {
        return new AccessEntry(
                logtime,
                new Text(
                        "Her står en oppføring som vi ikke kan lese. Ta kontakt med kommunen om du vil vite mer.",
                        "Her står ei oppføring som vi ikkje kan lese. Ta kontakt med kommunen om du vil vite meir.",
                        "There is an entry here that we cannot read. Contact the municipality to know more."),
                new Receiver("", "", ""),
                Optional.empty(),
                SecurityLevel.OPEN,
                new Text("Ukjent", "Ukjend", "Unknown"),
                List.of());
    }

    /**
     * Who got to see something.
     *
     * @param code organisation number, or a portal's registered id
     * @param name the organisation
     * @param system the system of theirs
     */
    public record Receiver(String code, String name, String system) {}
}
