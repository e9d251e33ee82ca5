package no.portvakt.minside.prefill;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.person.Caller;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;

/** Prefill in three steps: limit what may be fetched, collect it, present it. */
public final class CollectedPrefill implements Prefill {

    private final Services services;
    private final Map<String, Kilde> kilder;
    private final Collect collect;
    private final PrefillMemory memory;
    private final Clock clock;

    /** What {@link #forService} needs from elsewhere. */
    public record Surroundings(
            Services services, AccessLog accessLog, PrefillMemory memory, Map<String, Kilde> kilder) {}

    public CollectedPrefill(
            Surroundings around,
            Map<String, Source> sources,
            Duration deadline,
            ExecutorService executor,
            Clock clock) {
        this.services = around.services();
        this.kilder = Map.copyOf(around.kilder());
        this.collect = new Collect(sources, around.accessLog(), deadline, executor, clock);
        this.memory = around.memory();
        this.clock = clock;
    }

    @Override
    public PrefillOutcome forService(Caller caller, String id, Wish wish) {
        var service = services.find(caller, id);
        var form = service.flatMap(ServiceView::form);
        if (service.isEmpty() || form.isEmpty()) {
            return new PrefillOutcome.NoForm();
        }
        var decision = AccessDecider.decide(form.get().read(), Optional.of(caller.assurance()), clock.instant());
        return switch (decision) {
            case Decision.Permitted permitted ->
                new PrefillOutcome.Ready(
                        new PrefilledForm(service.get(), fields(caller, service.get(), form.get(), wish)));
            case Decision.StepUpNeeded stepUp -> new PrefillOutcome.NotPermitted(stepUp);
            case Decision.Refused refused -> new PrefillOutcome.NotPermitted(refused);
        };
    }

    private List<PrefillField> fields(Caller caller, ServiceView service, Form form, Wish wish) {
        var fetchable = Limit.fetchable(form, caller.assurance(), clock.instant());
        var present =
                switch (wish) {
                    case FETCH -> Present.collected(collect.from(caller, service, fetchable), fetchable, kilder);
                    case FETCH_NOTHING -> Present.declined(kilder);
                };
        var fields = form.fields().stream().map(present::field).toList();
        memory.remember(caller, service.id(), fetched(fields));
        return fields;
    }

    private static Map<String, PrefillMemory.Fetched> fetched(List<PrefillField> fields) {
        Map<String, PrefillMemory.Fetched> values = new HashMap<>();
        for (var field : fields) {
            if (field instanceof PrefillField.Filled filled) {
                values.put(
                        filled.field().path(),
                        new PrefillMemory.Fetched(filled.value(), filled.kilde().id(), filled.hentetTid()));
            }
        }
        return values;
    }
}
