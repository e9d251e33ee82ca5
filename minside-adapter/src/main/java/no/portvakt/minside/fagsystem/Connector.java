package no.portvakt.minside.fagsystem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.portvakt.minside.person.Text;

/**
 * A fagsystem as its file describes it.
 *
 * @param id names it in profiles and configuration
 * @param system its name, for the citizen to read
 * @param organisation the organisation number of who answers for it
 * @param path where the look-up is, under the configured address
 * @param personMember the member of the request that carries the national id number
 * @param valid how long a value holds
 * @param fields by field path
 */
public record Connector(
        String id,
        Text system,
        String organisation,
        String path,
        String personMember,
        Duration valid,
        Map<String, Mapping> fields) {

    public Connector {
        fields = Map.copyOf(fields);
    }

    public Kilde kilde() {
        return new Kilde(id, system, organisation);
    }

    /** What to ask for so that these fields can be answered: sorted, each once. */
    List<String> asking(List<String> paths) {
        return paths.stream()
                .map(fields::get)
                .filter(mapping -> mapping != null)
                .map(Mapping::ask)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * How one field is had.
     *
     * @param ask what to ask the system for
     * @param value a JSONata expression over its answer
     */
    public record Mapping(String ask, String value) {}
}
