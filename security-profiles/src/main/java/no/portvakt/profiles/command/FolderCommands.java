package no.portvakt.profiles.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.profiles.assess.MatrixOutcome;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.lint.Finding;
import no.portvakt.profiles.lint.Lint;
import no.portvakt.profiles.lint.Severity;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileFolder;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.write.ProfileFormat;

/** {@code lint} and {@code format}. */
final class FolderCommands {

    private final Terminal terminal;

    FolderCommands(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Says what is wrong, and what is probably wrong.
     *
     * @param own a risk matrix to hold assessments against, instead of the shipped one
     */
    int lint(Path path, boolean strict, Optional<Path> own) throws IOException {
        var outcome = own.isPresent()
                ? RiskMatrix.parse(Files.readString(own.get()))
                : new MatrixOutcome.Parsed(RiskMatrix.shipped());
        return switch (outcome) {
            case MatrixOutcome.Parsed parsed -> lint(ProfileFolder.read(path), strict, parsed.matrix());
            case MatrixOutcome.Rejected rejected -> {
                own.ifPresent(file ->
                        rejected.problems().forEach(problem -> terminal.complain(file + ":" + problem.describe())));
                yield ProfilesCommand.PROBLEMS;
            }
        };
    }

    private int lint(ProfileFolder folder, boolean strict, RiskMatrix matrix) {
        return switch (folder.load()) {
            case LoadOutcome.Loaded loaded -> {
                terminal.say(loaded.catalog().services().size() + " profiles, no problem");
                var findings = Lint.check(loaded.catalog(), ProfileLoader.originsOf(folder.sources()), matrix);
                findings.stream().map(Finding::describe).forEach(terminal::say);
                boolean warned = findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
                yield strict && warned ? ProfilesCommand.PROBLEMS : ProfilesCommand.SOUND;
            }
            case LoadOutcome.Rejected rejected -> Problems.complain(rejected, terminal);
        };
    }

    /** Only a folder without a problem is touched. */
    int format(Path path, boolean checkOnly) throws IOException {
        var folder = ProfileFolder.read(path);
        return switch (folder.load()) {
            case LoadOutcome.Loaded _ -> lay(folder, path, checkOnly);
            case LoadOutcome.Rejected rejected -> Problems.complain(rejected, terminal);
        };
    }

    private int lay(ProfileFolder folder, Path path, boolean checkOnly) throws IOException {
        int changed = 0;
        for (var source : folder.sources()) {
            var laidOut = ProfileFormat.format(source.yaml());
            if (!laidOut.equals(source.yaml())) {
                changed++;
                terminal.say((checkOnly ? "would change " : "changed ") + source.name());
                if (!checkOnly) {
                    Files.writeString(path.resolve(source.name()), laidOut);
                }
            }
        }
        terminal.say(changed + " of " + folder.sources().size() + " files " + (checkOnly ? "would change" : "changed"));
        return checkOnly && changed > 0 ? ProfilesCommand.PROBLEMS : ProfilesCommand.SOUND;
    }
}
