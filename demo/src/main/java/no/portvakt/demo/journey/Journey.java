package no.portvakt.demo.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import no.portvakt.demo.journey.StepReport.Result;

/**
 * The journey of one citizen, in twelve steps. What comes after a step that failed is not run: it builds on what the
 * step should have left.
 */
public final class Journey {

    private final List<Step> steps;
    private final OptionalInt sabotaged;

    Journey(List<Step> steps, OptionalInt sabotaged) {
        this.steps = List.copyOf(steps);
        this.sabotaged = sabotaged;
    }

    /** Goes all steps, telling about each as soon as it is over. */
    public List<StepReport> go(Consumer<StepReport> witness) {
        var reports = new ArrayList<StepReport>();
        for (var step : steps) {
            int number = reports.size() + 1;
            boolean stopped = reports.stream().anyMatch(report -> report.result() != Result.OK);
            var report = stopped
                    ? new StepReport(number, step.title(), Result.NOT_RUN, Duration.ZERO, "")
                    : go(number, step);
            witness.accept(report);
            reports.add(report);
        }
        return reports;
    }

    private StepReport go(int number, Step step) {
        var begun = Instant.now();
        try {
            var evidence = step.walk().go(sabotaged.equals(OptionalInt.of(number)));
            return new StepReport(number, step.title(), Result.OK, since(begun), evidence);
        } catch (RuntimeException failed) {
            return new StepReport(number, step.title(), Result.FAILED, since(begun), message(failed));
        }
    }

    private static String message(RuntimeException failed) {
        return failed instanceof Unexpected ? String.valueOf(failed.getMessage()) : failed.toString();
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }
}
