package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.removal.ProofMarks;
import no.portvakt.minside.removal.Removals;
import no.portvakt.minside.removal.Retention;
import no.portvakt.minside.status.EventCases;
import no.portvakt.minside.status.Inbox;
import org.jdbi.v3.core.Jdbi;

/** How long cases stay. */
@ApplicationScoped
class RemovalWiring {

    private final AdapterConfiguration configuration;

    RemovalWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Produces
    @Singleton
    Removals removals(AccessLog accessLog, Sealers sealers, Clock clock) {
        return new Removals(accessLog, new ProofMarks(List.of(sealers.key())), configuration.municipality(), clock);
    }

    @Produces
    @Singleton
    EventCases eventCases(Jdbi jdbi, Inbox inbox, ObjectMapper json) {
        return new EventCases(jdbi, inbox, json);
    }

    @Produces
    @Singleton
    Retention retention(Jdbi jdbi, Removals removals, Services services, Clock clock) {
        return new Retention(jdbi, removals, classes(services), clock);
    }

    private static Map<String, RetentionClass> classes(Services services) {
        return services.titles().keySet().stream()
                .flatMap(id -> services.form(id).stream().map(form -> Map.entry(id, form.retention())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
