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

/** The documents of a folder on disk: {@code *.yaml}, and {@code *.yaml} in its {@code templates}. */
final class ProfileFolder {

    private static final String TEMPLATES = "templates";

    private ProfileFolder() {}

    /** Every document, by name: {@code barnehage.yaml}, {@code templates/personal-data.yaml}. */
    static LoadOutcome read(Path folder) throws IOException {
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
        return problems.isEmpty() ? ProfileLoader.load(sources) : withThoseOf(problems, ProfileLoader.load(sources));
    }

    private static LoadOutcome withThoseOf(ProblemLog unreadable, LoadOutcome others) {
        List<Problem> all = new ArrayList<>(unreadable.sorted());
        switch (others) {
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
