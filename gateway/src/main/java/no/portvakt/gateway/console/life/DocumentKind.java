package no.portvakt.gateway.console.life;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What a document is about, as far as permissions need it: whose service, or everybody's. */
final class DocumentKind {

    private DocumentKind() {}

    /** The service that a text describes; empty for templates, defaults, the floor, and what cannot be read. */
    static Set<ServiceId> servicesOf(Optional<String> yaml) {
        return yaml.flatMap(DocumentKind::serviceOf).map(Set::of).orElseGet(Set::of);
    }

    private static Optional<ServiceId> serviceOf(String yaml) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof Map<?, ?> root
                            && root.size() == 1
                            && root.get("service") instanceof Map<?, ?> service
                            && service.get("id") instanceof String id
                    ? ServiceId.parse(id)
                    : Optional.empty();
        } catch (YamlEngineException unreadable) {
            return Optional.empty();
        }
    }
}
