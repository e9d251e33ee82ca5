package no.portvakt.gateway.session.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What Redis does in one step, so that no node sees half of it. Each file says what it takes and gives. */
enum Script {
    ADD,
    TOUCH,
    REPLACE,
    REMOVE,
    END_SID,
    END_SUBJECT,
    RELEASE;

    private final String text = read(name().toLowerCase(Locale.ROOT) + ".lua");

    String text() {
        return text;
    }

    private static String read(String file) {
        try (var stream = Script.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("not in this build: " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
