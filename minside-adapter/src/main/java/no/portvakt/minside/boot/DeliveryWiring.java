package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.delivery.DeliveryWorker;
import no.portvakt.minside.delivery.Surface;
import no.portvakt.minside.delivery.dialogporten.DialogportenSurface;
import no.portvakt.minside.delivery.dialogporten.Resource;
import no.portvakt.minside.delivery.varsel.VarselSurface;
import no.portvakt.minside.grant.Grants;
import no.portvakt.minside.status.CaseSeals;
import no.portvakt.minside.status.CaseSnapshots;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.Onward;
import no.portvakt.minside.submission.Applicants;
import no.portvakt.minside.submission.SubmissionSeals;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.tls.PemTls;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Where cases are shown beside MinSide. Half of what that takes stops the start. */
@ApplicationScoped
class DeliveryWiring {

    /** Changes often come in twos and threes: a case is opened, and has its number a moment later. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A try makes four calls at most, and has to be over before a minute is. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AdapterConfiguration configuration;

    DeliveryWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Produces
    @Singleton
    Cases cases(Services services) {
        var told = new HashMap<String, Set<String>>();
        if (configuration.dialogporten().url().isPresent()) {
            told.put(
                    DialogportenSurface.ID,
                    configuration.dialogporten().resource().keySet());
        }
        if (VarselWiring.notifies(configuration.varsel())) {
            told.put(VarselSurface.ID, withForms(services));
        }
        return new Cases(new Onward(told, SETTLING));
    }

    private static Set<String> withForms(Services services) {
        return services.titles().keySet().stream()
                .filter(id -> services.form(id).isPresent())
                .collect(toUnmodifiableSet());
    }

    @Produces
    @Singleton
    DeliveryWorker deliveryWorker(
            Jdbi jdbi,
            Cases cases,
            CaseSeals seals,
            Services services,
            SubmissionSeals forms,
            AccessLog accessLog,
            Optional<VarselSurface> varsel,
            ObjectMapper json,
            Clock clock) {
        var applicants = new Applicants(jdbi, forms);
        var around = new DeliveryWorker.Surroundings(
                jdbi, new CaseSnapshots(cases, seals, services), applicants::of, accessLog);
        return new DeliveryWorker(
                around,
                Stream.concat(dialogporten(services, json, clock).stream(), varsel.stream())
                        .toList(),
                SETTLING,
                clock);
    }

    private Optional<Surface> dialogporten(Services services, ObjectMapper json, Clock clock) {
        var told = configuration.dialogporten();
        return told.url().map(url -> {
            var grant = told.grant()
                    .map(SourcePlaces::grant)
                    .orElseThrow(() -> new IllegalStateException(
                            "minside.dialogporten.url is set, and minside.dialogporten.grant is not"));
            var http = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .sslContext(PemTls.context(told.trust(), Optional.empty()))
                    .build();
            return new DialogportenSurface(
                    http,
                    url,
                    PATIENCE,
                    new Grants(grant, clock),
                    resources(services, told.resource()),
                    configuration.publicOrigin(),
                    json,
                    clock);
        });
    }

    private static Map<String, Resource> resources(
            Services services, Map<String, AdapterConfiguration.ServiceResource> configured) {
        return configured.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, entry -> resource(services, entry.getKey(), entry.getValue())));
    }

    private static Resource resource(
            Services services, String service, AdapterConfiguration.ServiceResource configured) {
        var key = "minside.dialogporten.resource.\"" + service + "\"";
        if (services.form(service).isEmpty()) {
            throw new IllegalStateException(key + ": there is no service of this name with a form");
        }
        var level = SecurityLevel.of(configured.level())
                .filter(known -> known.satisfies(SecurityLevel.SELF_DECLARED))
                .orElseThrow(() -> new IllegalStateException(key + ".level is not 1, 2, 3 or 4"));
        return new Resource(configured.id(), level);
    }

    /** What waits, and what a person has to look at. */
    void register(@Observes StartupEvent event, MeterRegistry registry, DeliveryWorker worker) {
        for (var surface : worker.surfaces()) {
            for (var state : List.of("waiting", "set-aside")) {
                Gauge.builder("minside.delivery.cases", worker, asked -> count(asked, surface, state))
                        .tag("surface", surface)
                        .tag("state", state)
                        .description("cases that a surface has not been told of yet, or will not take")
                        .register(registry);
            }
        }
    }

    private static double count(DeliveryWorker worker, String surface, String state) {
        try {
            return worker.count(surface, state);
        } catch (JdbiException unavailable) {
            return Double.NaN;
        }
    }
}
