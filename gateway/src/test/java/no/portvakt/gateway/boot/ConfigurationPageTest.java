package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String TEXT = ConfigurationPage.text();

    @BeforeAll
    static void writeItAnewIfAsked() throws IOException {
        if (Boolean.getBoolean("portvakt.docs.write")) {
            Files.writeString(PAGE, TEXT);
        }
    }

    @Test
    void shouldSayWhatTheSourceSays() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is not what the source says; its first lines say how to write it anew")
                .isEqualTo(TEXT);
    }

    @Test
    void shouldHaveEveryKeyOnce() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(KnownSettings.ofTheGateway().all()).hasSizeGreaterThan(100).allSatisfy(setting -> assertThat(page)
                .containsOnlyOnce("| `" + ConfigurationPage.shown(setting.key()) + "` |"));
    }

    @Test
    void shouldKnowEveryGroupThatTheFrameworkReads() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            List<String> groups = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(ConfigurationPageTest::isAGroup)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();

            assertThat(Settings.GROUPS.stream().map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(groups);
        }
    }

    private static boolean isAGroup(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(prefix");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
