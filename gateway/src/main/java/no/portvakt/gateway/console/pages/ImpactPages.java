package no.portvakt.gateway.console.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.decisions.DecisionSearch;
import no.portvakt.gateway.console.decisions.DecisionSearch.Stretch;
import no.portvakt.gateway.console.decisions.ReportJson;
import no.portvakt.gateway.console.decisions.Usage;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.life.Stage;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.Tally;

/** What a service's profile does to people now, and what those that wait would do. */
final class ImpactPages {

    private static final List<Integer> DAYS = List.of(7, 30);
    private static final List<Outcome> OUTCOMES = List.of(Outcome.PERMITTED, Outcome.STEP_UP, Outcome.REFUSED);

    private final DecisionSearch decisions;
    private final ProfileReading reading;
    private final Simulations simulations;
    private final Clock clock;

    ImpactPages(ConsoleServices services, Clock clock) {
        this.decisions = services.decisions();
        this.reading = services.profiles();
        this.simulations = services.simulations();
        this.clock = clock;
    }

    /**
     * Empty for an officer who may not see decisions of this service, and where none are kept.
     *
     * @param asked how many days back; another number than we offer is taken for the first one
     */
    Optional<ImpactView> of(Visit visit, ServiceId service, Optional<DocumentName> document, int asked) {
        if (!visit.officer().may(Action.SEARCH_DECISIONS, service)) {
            return Optional.empty();
        }
        int days = DAYS.contains(asked) ? asked : DAYS.getFirst();
        var now = clock.instant();
        return decisions
                .usage(service, new Stretch(now.minus(Duration.ofDays(days)), now))
                .map(usage -> new ImpactView(
                        DAYS.stream()
                                .map(some -> new ImpactView.Choice(
                                        visit.words().of("lastDays", Integer.toString(some)),
                                        "/services/" + service + "?days=" + some,
                                        some == days))
                                .toList(),
                        visit.words()
                                .of(
                                        "impactSummary",
                                        Figures.of(usage.requests(), visit.language()),
                                        Figures.of(usage.persons(), visit.language())),
                        usage.requests() == 0 ? Optional.empty() : Optional.of(table(usage, visit)),
                        waiting(visit, service, document)));
    }

    static FigureTable table(Usage usage, Visit visit) {
        var words = visit.words();
        var methods = usage.byLoginMethod();
        var bars = FigureTable.bars(
                methods,
                OUTCOMES.stream()
                        .map(outcome ->
                                new FigureTable.Kind<Usage.Method>(word(outcome), method -> method.requests(outcome)))
                        .toList());
        var columns = new ArrayList<FigureTable.Column>();
        OUTCOMES.forEach(
                outcome -> columns.add(new FigureTable.Column(word(outcome), words.of("outcome." + word(outcome)))));
        columns.add(new FigureTable.Column("persons", words.of("persons")));
        return new FigureTable(
                "bruk",
                words.of("byLoginMethod"),
                words.of("loginMethod"),
                columns,
                methods.stream()
                        .map(method -> new FigureTable.Row(
                                LoginMethodWords.of(method.loginMethod(), words),
                                cells(method, visit),
                                bars.get(methods.indexOf(method))))
                        .toList());
    }

    private static List<String> cells(Usage.Method method, Visit visit) {
        var cells = new ArrayList<String>();
        OUTCOMES.forEach(outcome -> cells.add(Figures.of(method.requests(outcome), visit.language())));
        cells.add(Figures.of(method.persons(), visit.language()));
        return cells;
    }

    private List<ImpactView.Waiting> waiting(Visit visit, ServiceId service, Optional<DocumentName> document) {
        var lines = new ArrayList<Lifeline>();
        document.ifPresent(name -> {
            var history = reading.history(visit.officer(), name);
            history.stream().filter(line -> stillWaits(line, history)).forEach(lines::add);
        });
        // A template that waits changes services too.
        reading.open(visit.officer()).stream()
                .filter(line ->
                        document.filter(line.version().document()::equals).isEmpty())
                .filter(line -> concerns(line, service))
                .forEach(lines::add);
        boolean maySimulate = visit.officer().may(Action.SIMULATE, service);
        return lines.stream()
                .map(line -> {
                    var found = simulations.latest(visit.call(), line.version().id());
                    return new ImpactView.Waiting(
                            VersionRow.of(line, visit),
                            found.map(result -> facts(result, service, visit)).orElse(List.of()),
                            found.map(result ->
                                    visit.words().of("simulatedAt", Moments.of(result.runAt(), visit.language()))),
                            found.map(result -> result.id().toString()),
                            maySimulate);
                })
                .toList();
    }

    /** A draft that was written from an earlier version than the active one can only be written anew. */
    private static boolean stillWaits(Lifeline line, List<Lifeline> history) {
        return switch (line.stage()) {
            case PROPOSED, APPROVED -> true;
            case DRAFT ->
                line.version()
                        .basedOn()
                        .equals(history.stream()
                                .filter(other -> other.stage() == Stage.ACTIVE)
                                .map(active -> active.version().number())
                                .findFirst());
            case ACTIVE, SUPERSEDED, WITHDRAWN -> false;
        };
    }

    private static boolean concerns(Lifeline line, ServiceId service) {
        return line.judgement().stream()
                .flatMap(judgement -> judgement.effects().stream())
                .anyMatch(effect -> effect.service().equals(service.value()));
    }

    /** What it would do to this service alone. */
    static List<String> facts(SimulationResult result, ServiceId service, Visit visit) {
        var tally = Optional.ofNullable(
                        ReportJson.read(result.report()).byService().get(service))
                .orElseGet(ImpactPages::nothing);
        return SimulationView.changed(tally) == 0
                ? List.of(visit.words().of("nothingChanges"))
                : SimulationView.KINDS.stream()
                        .filter(kind -> tally.requests(kind) > 0)
                        .map(kind -> visit.words().of("simulated." + SimulationView.word(kind)) + ": "
                                + SimulationView.figure(tally, kind, visit))
                        .toList();
    }

    private static Tally nothing() {
        return new Tally(java.util.Map.of(Effect.UNCHANGED, 0L), java.util.Map.of());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
