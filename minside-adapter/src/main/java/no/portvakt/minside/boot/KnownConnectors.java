package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.person.Text;

/** The connectors of this installation, by id. */
record KnownConnectors(Map<String, Connector> byId) {

    KnownConnectors {
        byId = Map.copyOf(byId);
    }

    Optional<Connector> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the systems are called. */
    Map<String, Text> systems() {
        return byId.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().kilde().system()));
    }
}
