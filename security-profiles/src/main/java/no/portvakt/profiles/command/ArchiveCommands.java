package no.portvakt.profiles.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileFolder;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.write.ArchiveOutcome;
import no.portvakt.profiles.write.ProfileArchive;

/** {@code export} and {@code import}: a folder and one file, without loss either way. */
final class ArchiveCommands {

    private final Terminal terminal;

    ArchiveCommands(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Only a folder without a problem is worth keeping. */
    int export(Path path, Path file) throws IOException {
        var folder = ProfileFolder.read(path);
        return switch (folder.load()) {
            case LoadOutcome.Loaded _ -> {
                Files.write(file, ProfileArchive.pack(folder.sources()));
                terminal.say(folder.sources().size() + " documents in " + file);
                yield ProfilesCommand.SOUND;
            }
            case LoadOutcome.Rejected rejected -> Problems.complain(rejected, terminal);
        };
    }

    /** Into a folder that is new or empty, and only if all of it is sound. */
    int importInto(Path file, Path folder) throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            terminal.complain(folder + " is not empty; name a new folder");
            return ProfilesCommand.NOT_UNDERSTOOD;
        }
        return switch (ProfileArchive.unpack(Files.readAllBytes(file))) {
            case ArchiveOutcome.Unpacked unpacked ->
                switch (ProfileLoader.load(unpacked.sources())) {
                    case LoadOutcome.Loaded _ -> {
                        for (var source : unpacked.sources()) {
                            var target = folder.resolve(source.name());
                            Files.createDirectories(target.resolveSibling("."));
                            Files.writeString(target, source.yaml());
                        }
                        terminal.say(unpacked.sources().size() + " documents in " + folder);
                        yield ProfilesCommand.SOUND;
                    }
                    case LoadOutcome.Rejected rejected -> Problems.complain(rejected, terminal);
                };
            case ArchiveOutcome.NoArchive none -> {
                terminal.complain(file + ": " + none.why());
                yield ProfilesCommand.PROBLEMS;
            }
        };
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
