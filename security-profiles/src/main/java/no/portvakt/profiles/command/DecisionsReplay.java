package no.portvakt.profiles.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.RecordedDecision;
import no.portvakt.profiles.simulate.Simulation;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.Tally;
import no.portvakt.profiles.simulate.WatchedWords;

/** How many requests and citizens a draft would have met, told by the replay. */
final class DecisionsReplay {

    private final Terminal terminal;

    DecisionsReplay(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Lines that cannot be read are told, and the rest is replayed.
     *
     * @param recordedUnder whose literal words the records name
     */
    void tell(ServiceCatalog recordedUnder, ServiceCatalog draft, Path file) throws IOException {
        var simulation = Simulation.of(Simulation.compiled(draft), WatchedWords.of(recordedUnder));
        try (var lines = Files.lines(file)) {
            tell(simulation.replay(decisions(file, lines)));
        }
    }

    private void tell(SimulationReport report) {
        terminal.say(period(report));
        report.byService().forEach((service, tally) -> {
            if (!tally.isUnchanged()) {
                terminal.say("       " + service + ": " + describe(tally));
            }
        });
        terminal.say("       in all: " + describe(report.total()));
    }

    /** One line at a time, so that the file may be larger than the memory. */
    private Stream<RecordedDecision> decisions(Path file, Stream<String> lines) {
        var reader = new DecisionLines();
        var number = new AtomicLong();
        return lines.flatMap(line -> {
            long at = number.incrementAndGet();
            try {
                return line.isBlank() ? Stream.empty() : Stream.of(reader.read(line));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                terminal.complain(file + ":" + at + ": is not a recorded decision");
                return Stream.empty();
            }
        });
    }

    private static String period(SimulationReport report) {
        var between = report.first()
                .flatMap(first -> report.last().map(last -> " from " + first + " to " + last))
                .orElse("");
        return report.total().allRequests() + " recorded requests of " + report.persons() + " citizens" + between + ":";
    }

    private static String describe(Tally tally) {
        List<String> parts = new ArrayList<>();
        for (var effect : Effect.values()) {
            if (effect != Effect.UNCHANGED && tally.requests(effect) > 0) {
                parts.add(tally.requests(effect) + " requests of " + tally.persons(effect) + " citizens "
                        + words(effect));
            }
        }
        return parts.isEmpty() ? "nothing would have changed" : String.join(", ", parts);
    }

    private static String words(Effect effect) {
        return switch (effect) {
            case UNCHANGED -> "as before";
            case STEP_UP -> "asked to log in or to step up";
            case REFUSED -> "refused";
            case PERMITTED -> "newly let in";
            case UNDECIDABLE -> "of which the records do not say enough";
        };
    }
}
