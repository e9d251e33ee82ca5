package no.portvakt.demo.boot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import no.portvakt.demo.journey.LicenceProcess;
import no.portvakt.demo.machine.Terminal;

/**
 * A process without paper beside the old routine. Measured is what machines take; what a person's minutes cost is assumed,
 * and said to be. Arendal's figures are its own, for the same process: 14 days and 290 kroner on paper, 2 days and 20
 * kroner when it had gone digital.
 *
 * @param caseworkerMinutes how long a caseworker reads before she clicks
 * @param hourlyCost of a caseworker, kroner
 */
record PaperlessReport(LicenceProcess.Stopwatch measured, double caseworkerMinutes, double hourlyCost) {

    private static final int PAPER_DAYS = 14;
    private static final int PAPER_KRONER = 290;
    private static final int DIGITAL_DAYS = 2;
    private static final int DIGITAL_KRONER = 20;
    private static final int MINUTES = 60;

    private double kroner() {
        return caseworkerMinutes / MINUTES * hourlyCost;
    }

    private Duration machines() {
        return measured.toTheArchive().plus(measured.toTheCitizen());
    }

    List<String> lines() {
        return List.of(
                "Skjenkebevilling for a single event, from application to answer",
                row("", "time", "cost per application"),
                row("Arendal, on paper", PAPER_DAYS + " days", PAPER_KRONER + " kroner"),
                row("Arendal, digital", DIGITAL_DAYS + " days", DIGITAL_KRONER + " kroner"),
                row("here, what machines take (measured)", Terminal.seconds(machines()), "no paper, no postage"),
                row("  sent, until the archive's number", Terminal.seconds(measured.toTheArchive()), ""),
                row("  one click, until she has the letter", Terminal.seconds(measured.toTheCitizen()), ""),
                row(
                        "here, the caseworker (assumed)",
                        number(caseworkerMinutes) + " min",
                        "%s kroner, at %s kroner an hour".formatted(number(kroner()), number(hourlyCost))),
                "Between the two it waits for the caseworker; nobody measures that here. What she takes and costs is set",
                "with --caseworker-minutes and --hourly-cost.");
    }

    private static String row(String what, String time, String cost) {
        return "  %-38s %10s   %s".formatted(what, time, cost).stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }

    void writeTo(ObjectNode root) {
        var process = root.putObject("process").put("name", Story.SKJENKEBEVILLING.id());
        process.putObject("measured")
                .put("sentToArchivedMilliseconds", measured.toTheArchive().toMillis())
                .put("clickToLetterMilliseconds", measured.toTheCitizen().toMillis());
        process.putObject("assumed")
                .put("caseworkerMinutes", caseworkerMinutes)
                .put("hourlyCostKroner", hourlyCost)
                .put("costKroner", kroner());
        var arendal = process.putObject("arendal");
        arendal.putObject("paper").put("days", PAPER_DAYS).put("costKroner", PAPER_KRONER);
        arendal.putObject("digital").put("days", DIGITAL_DAYS).put("costKroner", DIGITAL_KRONER);
    }
}
