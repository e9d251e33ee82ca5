package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.portvakt.minside.person.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Pattern USED_IN_TEMPLATE = Pattern.compile("\\{m:(\\w+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldHaveTheSameKeysAndPlaceholdersWhenReadInEachLanguage(Language language) {
        var bokmaal = Texts.in(Language.NB).all();
        var other = Texts.in(language).all();

        assertThat(other.keySet()).isEqualTo(bokmaal.keySet());
        other.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank().doesNotContain("'");
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(bokmaal.getOrDefault(key, "")));
        });
    }

    @Test
    void shouldKnowEveryKeyWhenATemplateUsesIt() throws IOException {
        try (var templates = Files.list(Path.of("src", "main", "resources", "minside-pages"))) {
            for (var template :
                    templates.filter(file -> file.toString().endsWith(".html")).toList()) {
                var used = USED_IN_TEMPLATE.matcher(Files.readString(template));
                while (used.find()) {
                    assertThat(Texts.in(Language.NB).all())
                            .as(template.toString())
                            .containsKey(used.group(1));
                }
            }
        }
    }

    @Test
    void shouldStopWhenAKeyIsMissing() {
        var texts = Texts.in(Language.NN);

        assertThatThrownBy(() -> texts.of("nosuchkey"))
                .hasMessageContaining("nosuchkey")
                .hasMessageContaining("nn");
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
