package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One line of {@code mutations.yaml}: a change to {@code complete.yaml}, and what must come of it. */
record Mutation(String name, String replace, String with, Verdict verdict, int line, String key, String says) {

    private static final Path FOLDER = Path.of("src/test/resources/profiles");

    enum Verdict {
        SOUND,
        UNSOUND,
        SENSELESS
    }

    static List<Mutation> all() throws IOException {
        var loaded = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(FOLDER.resolve("mutations.yaml")));
        List<Mutation> mutations = new ArrayList<>();
        for (var item : (List<?>) loaded) {
            mutations.add(of((Map<?, ?>) item));
        }
        return mutations;
    }

    private static Mutation of(Map<?, ?> keys) {
        return new Mutation(
                String.valueOf(keys.get("name")),
                String.valueOf(keys.get("replace")),
                String.valueOf(keys.get("with")),
                Verdict.valueOf(String.valueOf(keys.get("verdict")).toUpperCase(Locale.ROOT)),
                keys.get("line") instanceof Integer line ? line : 0,
                keys.get("key") instanceof String key ? key : "",
                keys.get("says") instanceof String says ? says : "");
    }

    static String complete() throws IOException {
        return Files.readString(FOLDER.resolve("complete.yaml"));
    }

    String applied() throws IOException {
        var complete = complete();
        int at = complete.indexOf(replace);
        assertThat(at).as("complete.yaml has no: " + replace).isNotNegative();
        return complete.substring(0, at) + with + complete.substring(at + replace.length());
    }

    void isFoundIn(Problem problem) {
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.describe()).contains(says);
    }

    @Override
    public String toString() {
        return name;
    }
}
