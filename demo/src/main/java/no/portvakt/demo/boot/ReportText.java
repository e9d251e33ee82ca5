package no.portvakt.demo.boot;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.journey.StepReport;
import no.portvakt.demo.journey.StepReport.Result;
import no.portvakt.demo.machine.Terminal;

/** The journey's reports as people and programs read them. */
final class ReportText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportText() {}

    static String line(StepReport report) {
        return "%2d  %-7s %7s  %s%n                     %s"
                .formatted(
                        report.number(),
                        report.result().word(),
                        report.result() == Result.NOT_RUN ? "" : Terminal.seconds(report.took()),
                        report.title(),
                        report.evidence())
                .stripTrailing();
    }

    static boolean allOk(List<StepReport> reports) {
        return reports.stream().allMatch(report -> report.result() == Result.OK);
    }

    static String summary(List<StepReport> reports) {
        var ok = reports.stream().filter(report -> report.result() == Result.OK).count();
        return "%d of %d steps ok".formatted(ok, reports.size());
    }

    static void writeJson(List<StepReport> reports, Optional<PaperlessReport> paperless, Path file) {
        var root = JSON.createObjectNode().put("ok", allOk(reports));
        var steps = root.putArray("steps");
        for (var report : reports) {
            steps.addObject()
                    .put("step", report.number())
                    .put("title", report.title())
                    .put("result", report.result().word())
                    .put("milliseconds", report.took().toMillis())
                    .put("evidence", report.evidence());
        }
        paperless.ifPresent(measured -> measured.writeTo(root));
        try {
            Files.writeString(file, JSON.writeValueAsString(root) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
