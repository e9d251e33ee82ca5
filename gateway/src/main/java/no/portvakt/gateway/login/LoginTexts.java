package no.portvakt.gateway.login;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of our log-in pages, but for the reasons, which have their own catalogue. Read once, complete or not at all. */
final class LoginTexts {

    private final Map<Language, Map<String, String>> texts;

    private LoginTexts(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    static LoginTexts load() {
        var texts = Arrays.stream(Language.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), LoginTexts::read));
        var keys = Objects.requireNonNull(texts.get(Language.NB)).keySet();
        texts.forEach((language, words) -> {
            if (!words.keySet().equals(keys)) {
                throw new IllegalStateException("the log-in pages lack words in " + language.tag());
            }
        });
        return new LoginTexts(texts);
    }

    Map<String, String> in(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(Language language) {
        var name = "/login-pages/texts_" + language.tag() + ".properties";
        try (var stream = LoginTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), properties::getProperty));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
