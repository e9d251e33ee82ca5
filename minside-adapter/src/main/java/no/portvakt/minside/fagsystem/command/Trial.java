package no.portvakt.minside.fagsystem.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.ask.Exchanged;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.minside.fagsystem.connector.Connector;

/** Asks a system about nobody, by the code that asks it about citizens, and says how that went. */
final class Trial {

    private static final String SERVICE = "connector-check";

    private final Connector connector;
    private final Place place;
    private final List<Finding> findings = new ArrayList<>();

    private Trial(Connector connector, Place place) {
        this.connector = connector;
        this.place = place;
    }

    static List<Finding> of(Connector connector, Place place, RecordedLookup lookup) {
        return of(connector, place, lookup, Exchanged.Witness.NOBODY);
    }

    static List<Finding> of(Connector connector, Place place, RecordedLookup lookup, Exchanged.Witness witness) {
        var trial = new Trial(connector, place);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var sources = new Sources(
                        Map.of(connector.id(), connector),
                        Map.of(connector.id(), place),
                        executor,
                        Clock.systemUTC(),
                        witness)) {
            // Before it is asked: the first look at a file may take longer than a citizen would wait.
            var troubles = sources.troubles(connector.id());
            Optional.ofNullable(sources.byId().get(connector.id())).ifPresent(source -> trial.ask(source, lookup));
            troubles.forEach(trouble -> trial.findings.add(Finding.wrong("transport", trouble)));
        } catch (IllegalStateException | IllegalArgumentException unusable) {
            trial.findings.add(Finding.wrong("place", String.valueOf(unusable.getMessage())));
        }
        return List.copyOf(trial.findings);
    }

    private void ask(Source source, RecordedLookup lookup) {
        var paths = connector.fields().keySet().stream().sorted().toList();
        long begun = System.nanoTime();
        var answer = source.fetch(lookup, SERVICE, paths);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        switch (answer) {
            case SourceAnswer.Answered answered -> {
                findings.add(Finding.ok(
                        "answer",
                        "in " + millis + " ms of at most "
                                + connector.patience().deadline().toMillis() + ", from "
                                + place.url().getScheme()));
                paths.forEach(path -> known(path, answered));
            }
            case SourceAnswer.Failed(var problem) -> {
                findings.add(Finding.wrong("answer", problem));
                paths.forEach(path -> byItself(source, lookup, path, problem));
            }
        }
    }

    /** Without the value: a system under test may hold copies of real people. */
    private void known(String path, SourceAnswer.Answered answered) {
        findings.add(
                Finding.ok(path, answered.values().containsKey(path) ? "has a value" : "nothing known of this person"));
    }

    /** One field may be what the rest fails for. */
    private void byItself(Source source, RecordedLookup lookup, String path, String problem) {
        switch (source.fetch(lookup, SERVICE, List.of(path))) {
            case SourceAnswer.Answered answered -> known(path, answered);
            case SourceAnswer.Failed(var own) -> {
                if (!own.equals(problem)) {
                    findings.add(Finding.wrong(path, own));
                }
            }
        }
    }
}
