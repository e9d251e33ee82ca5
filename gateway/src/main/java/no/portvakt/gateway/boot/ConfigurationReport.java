package no.portvakt.gateway.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.portvakt.gateway.folder.FolderReading;
import no.portvakt.gateway.folder.FolderText;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;

/** What {@code ./portvakt gateway check} says of a file. */
record ConfigurationReport(Path file, List<Finding> findings) {

    /** Everything, the worst first. */
    static ConfigurationReport of(Path file, ConfigurationFile configuration, Instant now) {
        var reading = configuration.read();
        var findings = new ArrayList<>(reading.findings());
        reading.settings().ifPresent(settings -> {
            var presence = settings.presence();
            List<Finding> more = new ArrayList<>(ConfigurationFindings.of(settings, presence, now));
            more.addAll(besideProfiles(settings, presence, now));
            // A stand-in is ours: whatever is wrong with it says nothing of the file.
            more.removeIf(finding -> reading.standIns().contains(finding.key()));
            findings.addAll(more);
        });
        findings.sort(Comparator.comparing(Finding::weight));
        return new ConfigurationReport(file, List.copyOf(findings));
    }

    private static List<Finding> besideProfiles(Settings settings, ConsolePresence presence, Instant now) {
        if (settings.policy().folder().isPresent()) {
            try {
                return switch (FolderText.readSound(settings.policy().folder().get())) {
                    case FolderReading.Accepted sound -> ConfigurationFindings.beside(sound.catalog(), settings, now);
                    case FolderReading.Refused refused -> inProfiles(refused.problems());
                };
            } catch (UncheckedIOException unreadable) {
                return List.of(Finding.wrong(
                        "portvakt.policy.folder",
                        "cannot read " + settings.policy().folder().get()));
            }
        }
        if (settings.process().role() == PortvaktRole.EDGE || presence.hasDatabase()) {
            return List.of(Finding.note(
                    "portvakt.policy",
                    "the console has the profiles: whether upstreams and limits fit them is not known"));
        }
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded loaded -> ConfigurationFindings.beside(loaded.catalog(), settings, now);
            case LoadOutcome.Rejected rejected -> inProfiles(rejected.problems());
        };
    }

    private static List<Finding> inProfiles(List<Problem> problems) {
        return Finding.wrong(problems.stream().map(Problem::describe).toList());
    }

    /** Whether there is nothing but notes. */
    boolean isSound() {
        return findings.stream().allMatch(finding -> finding.weight() == Finding.Weight.NOTE);
    }

    String asText() {
        var text = new StringBuilder();
        findings.forEach(finding ->
                text.append(String.format("%-7s %s%n", finding.weight().word(), finding.describe())));
        long bad = findings.stream()
                .filter(finding -> finding.weight() != Finding.Weight.NOTE)
                .count();
        text.append(file).append(": ").append(bad == 0 ? "nothing is wrong" : bad + " to be mended");
        return text.toString();
    }

    String asJson() {
        var json = new ObjectMapper().createObjectNode();
        json.put("file", file.toString());
        json.put("sound", isSound());
        json.put("starts", findings.stream().noneMatch(Finding::stopsTheStart));
        var list = json.putArray("findings");
        findings.forEach(finding -> {
            var one = list.addObject();
            one.put("weight", finding.weight().word());
            one.put("key", finding.key());
            one.put("text", finding.text());
            finding.choice().ifPresent(choice -> one.put("choice", choice.word()));
        });
        return json.toPrettyString();
    }
}
