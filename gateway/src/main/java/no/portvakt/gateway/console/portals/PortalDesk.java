package no.portvakt.gateway.console.portals;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.portal.Examination;
import no.portvakt.gateway.portal.Neighbourhood;
import no.portvakt.gateway.portal.Step;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.Portal;

/** Reads the declarations as they are now. Calls nobody; reads files, so never on an event loop. */
public final class PortalDesk {

    private final Optional<Path> folder;
    private final Clock clock;

    /** @param folder of the declarations; empty where officers are shown none */
    public PortalDesk(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param problems why the declarations cannot be read; then there are no portals
     */
    public record Looked(List<Declared> portals, List<String> problems) {
        public Looked {
            portals = List.copyOf(portals);
            problems = List.copyOf(problems);
        }
    }

    /** One portal, with what is to be mended and what somebody should look at, in English. */
    public record Declared(Portal portal, List<String> wrong, List<String> notes) {
        public Declared {
            wrong = List.copyOf(wrong);
            notes = List.copyOf(notes);
        }
    }

    /** Beside these services. */
    public Looked look(ServiceCatalog catalog) {
        return folder.map(place -> look(place, catalog)).orElseGet(() -> new Looked(List.of(), List.of()));
    }

    private Looked look(Path place, ServiceCatalog catalog) {
        try {
            return switch (PortalLoader.fromFolder(place, catalog)) {
                case PortalOutcome.Rejected(var problems) ->
                    new Looked(
                            List.of(), problems.stream().map(Problem::describe).toList());
                case PortalOutcome.Loaded(var portals) -> {
                    var examination = new Examination(Policy.compile(catalog), Neighbourhood.nobody(), clock.instant());
                    yield new Looked(
                            portals.stream()
                                    .map(one -> declared(one, examination))
                                    .toList(),
                            List.of());
                }
            };
        } catch (UncheckedIOException unreadable) {
            return new Looked(List.of(), List.of("the folder cannot be read"));
        }
    }

    private static Declared declared(Portal portal, Examination examination) {
        var steps = examination.of(portal).stream()
                .filter(step -> !step.isUnasked())
                .toList();
        return new Declared(portal, texts(steps, Step.Weight.WRONG), texts(steps, Step.Weight.NOTE));
    }

    private static List<String> texts(List<Step> steps, Step.Weight weight) {
        return steps.stream()
                .filter(step -> step.weight() == weight)
                .map(step -> step.about() + ": " + step.text())
                .toList();
    }
}
