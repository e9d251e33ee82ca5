package no.portvakt.profiles.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.change.CatalogChanges;
import no.portvakt.profiles.change.Change;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** {@code diff}: not which lines, but what becomes of requests. */
final class DiffCommand {

    private final Terminal terminal;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(Path before, Path after, Optional<Path> decisions) throws IOException {
        var was = load(before);
        var is = load(after);
        if (was.isEmpty() || is.isEmpty()) {
            return ProfilesCommand.PROBLEMS;
        }
        var changes = CatalogChanges.between(was.get(), is.get());
        if (changes.changes().isEmpty()) {
            terminal.say("no difference");
        }
        changes.changes().forEach(change -> terminal.say(describe(change)));
        if (decisions.isPresent()) {
            new DecisionsReplay(terminal).tell(was.get(), is.get(), decisions.get());
        }
        return changes.lowers() ? ProfilesCommand.PROBLEMS : ProfilesCommand.SOUND;
    }

    private Optional<ServiceCatalog> load(Path folder) {
        return switch (ProfileLoader.fromFolder(folder)) {
            case LoadOutcome.Loaded loaded -> Optional.of(loaded.catalog());
            case LoadOutcome.Rejected rejected -> {
                Problems.complain(rejected, terminal);
                yield Optional.empty();
            }
        };
    }

    private static String describe(Change change) {
        var word =
                switch (change.direction()) {
                    case RAISES -> "raises ";
                    case LOWERS -> "lowers ";
                    case NEUTRAL -> "       ";
                };
        return word + change.service() + ": " + change.what().en();
    }
}
