package no.portvakt.profiles.load;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import no.portvakt.profiles.load.ProblemLog.Place;

/**
 * The documents of a folder on disk: {@code *.yaml}, and {@code *.yaml} in its {@code templates}.
 *
 * @param sources by name: {@code barnehage.yaml}, {@code templates/personal-data.yaml}
 * @param unreadable files that are not text, or too large to be a profile
 */
public record ProfileFolder(List<ProfileSource> sources, List<Problem> unreadable) {

    public static final String TEMPLATES = "templates";

    public ProfileFolder {
        sources = List.copyOf(sources);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads it.
     *
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static ProfileFolder read(Path folder) throws IOException {
        var problems = new ProblemLog();
        List<ProfileSource> sources = new ArrayList<>();
        for (var file : files(folder)) {
            var name = folder.relativize(file).toString().replace('\\', '/');
            if (Files.size(file) > YamlText.LARGEST_FILE) {
                YamlText.tooLarge(name, Files.size(file), problems);
                continue;
            }
            try {
                sources.add(new ProfileSource(name, Files.readString(file, StandardCharsets.UTF_8)));
            } catch (MalformedInputException notText) {
                problems.add(new Place(name, 1, "yaml"), "is not text in UTF-8");
            }
        }
        if (sources.isEmpty() && problems.isEmpty()) {
            problems.add(new Place(folder.toString(), 1, "service"), "no profile (*.yaml) in this folder");
        }
        return new ProfileFolder(sources, problems.sorted());
    }

    /** Everything that is wrong, in what could be read and what could not. */
    public LoadOutcome load() {
        var outcome = ProfileLoader.load(sources);
        if (unreadable.isEmpty()) {
            return outcome;
        }
        List<Problem> all = new ArrayList<>(unreadable);
        switch (outcome) {
            case LoadOutcome.Loaded _ -> {}
            case Rejected rejected -> all.addAll(rejected.problems());
        }
        return new Rejected(all);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>(yamlIn(folder));
        if (Files.isDirectory(folder.resolve(TEMPLATES))) {
            found.addAll(yamlIn(folder.resolve(TEMPLATES)));
        }
        return found;
    }

    private static List<Path> yamlIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
