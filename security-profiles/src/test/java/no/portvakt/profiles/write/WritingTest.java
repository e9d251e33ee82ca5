package no.portvakt.profiles.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritingTest {

    private static final Path COMPLETE = Path.of("src/test/resources/profiles/complete.yaml");

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldReadBackTheProfileThatItWrites(ServiceProfile profile) {
        var written = ProfileWriter.write(profile);

        assertThat(load(List.of(new ProfileSource("written.yaml", written))).services())
                .as(written)
                .containsExactly(profile);
    }

    static List<ServiceProfile> profiles() throws IOException {
        var complete = load(List.of(new ProfileSource("complete.yaml", Files.readString(COMPLETE))));
        var shipped = load(ProfileLoader.shipped());
        return Stream.concat(complete.services().stream(), shipped.services().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldChangeNothingWhenItLaysOutWhatIsLaidOut(ProfileSource document) {
        var once = ProfileFormat.format(document.yaml());

        assertThat(ProfileFormat.format(once)).isEqualTo(once);
        assertThat(comments(once)).isEqualTo(comments(document.yaml()));
    }

    static List<ProfileSource> documents() {
        return ProfileLoader.shipped();
    }

    @Test
    void shouldMeanTheSameWhenItIsLaidOut() {
        var laidOut = documents().stream()
                .map(document -> new ProfileSource(document.name(), ProfileFormat.format(document.yaml())))
                .toList();

        assertThat(load(laidOut).services()).isEqualTo(load(documents()).services());
        assertThat(load(laidOut).floor()).isEqualTo(load(documents()).floor());
    }

    @Test
    void shouldPutKeysInTheirOrderAndKeepComments() {
        assertThat(ProfileFormat.format("""
                # About the floor.
                floor:
                    # Short.
                    maxSession: {absolute: 8h, idle: 30m}
                    level: 3
                """)).isEqualTo("""
                # About the floor.
                floor:
                  level: 3
                  # Short.
                  maxSession: {absolute: 8h, idle: 30m}
                """);
    }

    private static List<String> comments(String yaml) {
        return yaml.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .sorted()
                .toList();
    }

    private static ServiceCatalog load(List<ProfileSource> sources) {
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> loaded.catalog();
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }
}
