package no.portvakt.gateway.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;

/** The documents of a folder as text. Their soundness is the loader's matter, which has looked at them before. */
public final class FolderText {

    private FolderText() {}

    /** All documents, if they are sound together; whoever signed them. */
    public static FolderReading readSound(Path folder) {
        // The loader looks at files before it reads them: their size, and whether they are files at all.
        if (ProfileLoader.fromFolder(folder) instanceof LoadOutcome.Rejected unsound) {
            return new FolderReading.Refused(unsound.problems());
        }
        var documents = read(folder);
        return switch (ProfileLoader.load(documents)) {
            case LoadOutcome.Rejected unsound -> new FolderReading.Refused(unsound.problems());
            case LoadOutcome.Loaded loaded -> new FolderReading.Accepted(documents, loaded.catalog());
        };
    }

    /** {@code *.yaml} here and in {@code templates}, by name. */
    public static List<ProfileSource> read(Path folder) {
        try (Stream<Path> here = Files.list(folder)) {
            List<Path> files = new ArrayList<>(here.toList());
            if (Files.isDirectory(folder.resolve("templates"))) {
                try (Stream<Path> templates = Files.list(folder.resolve("templates"))) {
                    files.addAll(templates.toList());
                }
            }
            List<ProfileSource> sources = new ArrayList<>();
            for (var file : files.stream()
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                sources.add(new ProfileSource(name, Files.readString(file, StandardCharsets.UTF_8)));
            }
            return sources;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the profiles in " + folder, broken);
        }
    }
}
