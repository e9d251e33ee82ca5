package no.portvakt.minside.fagsystem.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.person.Text;

/**
 * A fagsystem as its file describes it.
 *
 * @param id names it in profiles and configuration
 * @param system its name, for the citizen to read
 * @param organisation the organisation number of who answers for it
 * @param valid how long a value holds
 * @param cached how long an answer is kept, in memory, before the system is asked again; zero for not at all
 * @param fields by field path
 */
public record Connector(
        String id,
        Text system,
        String organisation,
        Transport transport,
        Authentication authentication,
        Patience patience,
        Duration valid,
        Duration cached,
        Map<String, Mapping> fields) {

    public Connector {
        fields = Map.copyOf(fields);
    }

    public Kilde kilde() {
        return new Kilde(id, system, organisation);
    }

    /** What to ask for so that these fields can be answered: sorted, each once. */
    public List<String> asking(List<String> paths) {
        return paths.stream()
                .flatMap(path -> Optional.ofNullable(fields.get(path)).stream())
                .flatMap(mapping -> mapping.ask().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** As it stands in the file, checked against the schema before. */
    record Written(
            String id,
            Text system,
            String organisation,
            Transport transport,
            Optional<Authentication> authentication,
            Optional<Patience.Written> patience,
            Duration valid,
            Optional<Duration> cached,
            Map<String, Mapping> fields) {

        Connector connector() {
            return new Connector(
                    id,
                    system,
                    organisation,
                    transport,
                    authentication.orElse(Authentication.NONE),
                    patience.map(Patience.Written::patience).orElse(Patience.USUAL),
                    valid,
                    cached.orElse(Duration.ZERO),
                    fields);
        }
    }
}
