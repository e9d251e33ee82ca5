package no.portvakt.minside.boot;

import java.util.Map;
import no.portvakt.minside.fagsystem.Source;

/** Every system that can be asked, by connector id: by ourselves, or by an agent. */
record AllSources(Map<String, Source> byId) {

    AllSources {
        byId = Map.copyOf(byId);
    }
}
