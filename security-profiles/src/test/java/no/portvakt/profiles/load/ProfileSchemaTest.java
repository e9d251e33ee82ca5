package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The published schema and the loader must judge alike: an editor that is content is followed by a gateway that is. */
class ProfileSchemaTest {

    private static final Path SCHEMA = Path.of("src/main/resources/schema/service-profile-v1.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema = schema();

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void shouldJudgeLikeTheLoaderWhenOneThingIsChanged(Mutation mutation) throws IOException {
        var yaml = mutation.applied();

        var outcome = ProfileLoader.load(List.of(new ProfileSource("complete.yaml", yaml)));

        switch (mutation.verdict()) {
            case SOUND -> {
                assertThat(problemsOf(outcome)).isEmpty();
                assertThat(schemaAccepts(yaml)).isTrue();
            }
            case UNSOUND -> {
                assertThat(problemsOf(outcome)).anySatisfy(mutation::isFoundIn);
                assertThat(schemaAccepts(yaml)).isFalse();
            }
            case SENSELESS -> {
                assertThat(problemsOf(outcome)).anySatisfy(mutation::isFoundIn);
                assertThat(schemaAccepts(yaml)).isTrue();
            }
        }
    }

    static List<Mutation> mutations() throws IOException {
        return Mutation.all();
    }

    @ParameterizedTest
    @MethodSource("shippedProfiles")
    void shouldAcceptEveryProfileThatIsShipped(Path file) throws IOException {
        assertThat(schemaAccepts(Files.readString(file))).isTrue();
        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=../schema/service-profile-v1");
    }

    static List<Path> shippedProfiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/services"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** A key that only one of the two knows would make an editor and the gateway disagree. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                             | 'service:'           | 'zzz: 1'",
                "/properties/service            | '  id: sample'       | '  zzz: 1'",
                "/properties/service/properties/owner   | '  owner: {'   | 'zzz: 1, '",
                "/$defs/session | '  session: {' | 'zzz: 1, '",
                "/$defs/texts                   | '  title: {'         | 'zzz: 1, '",
                "/$defs/rule                    | '      maxAge: 30m'     | '      zzz: 1'",
                "/$defs/prefillField            | '      source: folkeregister' | '      zzz: 1'",
                "/properties/service/properties/los      | '  los: {' | 'zzz: 1, '",
                "/properties/service/properties/upstream | '  upstream: {' | 'zzz: 1, '",
                "/$defs/assessment              | '    by: '  | '    zzz: 1'",
                "/$defs/assessment/properties/consequences | '    consequences: {' | 'zzz: 1, '",
                "/$defs/assessment/properties/likelihood   | '    likelihood: {' | 'zzz: 1, '",
            })
    void shouldKnowTheSameKeysAsTheSchema(String pointer, String anchor, String unknownKey) throws IOException {
        var flow = anchor.endsWith("{");
        var yaml = Mutation.complete()
                .replaceFirst(
                        Pattern.quote(anchor),
                        flow ? anchor.replace("{", "\\{") + unknownKey : unknownKey + "\n" + anchor);

        var unknown = problemsOf(ProfileLoader.load(List.of(new ProfileSource("complete.yaml", yaml)))).stream()
                .filter(problem -> problem.key().endsWith("zzz"))
                .findFirst()
                .orElseThrow();

        assertThat(new TreeSet<>(unknown.choices())).isEqualTo(keysAt(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/properties/template | 'template: {id: a, zzz: 1}'",
                "/properties/defaults | 'defaults: {zzz: 1}'",
                "/properties/floor    | 'floor: {zzz: 1}'",
                "/properties/floor/properties/byData | 'floor: {byData: {zzz: 1}}'",
                "/$defs/session       | 'floor: {maxSession: {idle: 1h, absolute: 1h, zzz: 1}}'",
            })
    void shouldKnowTheSameKeysAsTheSchemaInEveryOtherDocument(String pointer, String yaml) throws IOException {
        var unknown = problemsOf(ProfileLoader.load(List.of(new ProfileSource("x.yaml", yaml)))).stream()
                .filter(problem -> problem.key().endsWith("zzz"))
                .findFirst()
                .orElseThrow();

        assertThat(new TreeSet<>(unknown.choices())).isEqualTo(keysAt(pointer));
        assertThat(schemaAccepts(yaml)).isFalse();
    }

    private static Set<String> keysAt(String pointer) throws IOException {
        JsonNode at = JSON.readTree(Files.readString(SCHEMA)).at(pointer + "/properties");
        var keys = new TreeSet<String>();
        at.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<Problem> problemsOf(LoadOutcome outcome) {
        return switch (outcome) {
            case Loaded _ -> List.of();
            case Rejected rejected -> rejected.problems();
        };
    }

    private boolean schemaAccepts(String yaml) throws IOException {
        try {
            var document =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(yaml);
            return schema.validate(JSON.writeValueAsString(document), InputFormat.JSON)
                    .isEmpty();
        } catch (YamlEngineException notYaml) {
            return false;
        }
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(SCHEMA));
        } catch (IOException broken) {
            throw new IllegalStateException("no schema", broken);
        }
    }
}
