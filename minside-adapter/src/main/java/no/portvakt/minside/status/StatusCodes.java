package no.portvakt.minside.status;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** From a source's code to the citizen's word: Noark's saksstatus, or one of our own words as it is. */
public final class StatusCodes {

    private static final String NOARK = "minside.status.noark.";

    private final Map<String, CitizenStatus> noark;

    /**
     * Takes the mapping that somebody configured.
     *
     * @param noark from a saksstatus to one of our words
     * @throws IllegalArgumentException if a word is not one of ours
     */
    public StatusCodes(Map<String, String> noark) {
        this.noark = noark.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> CitizenStatus.of(entry.getValue())
                        .orElseThrow(() -> new IllegalArgumentException(
                                NOARK + entry.getKey() + ": no such status: " + entry.getValue()))));
    }

    /**
     * What an adapter knows whose configuration says nothing else.
     *
     * @throws UncheckedIOException if its own defaults are not packed with it
     */
    public static StatusCodes shipped() {
        try (var file = StatusCodes.class.getResourceAsStream("/application.properties")) {
            var defaults = new Properties();
            defaults.load(Optional.ofNullable(file).orElseThrow(() -> new IOException("no application.properties")));
            return new StatusCodes(defaults.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(NOARK))
                    .collect(toUnmodifiableMap(
                            key -> key.substring(NOARK.length()).replace("\"", ""), defaults::getProperty)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Optional<CitizenStatus> read(String raw) {
        return CitizenStatus.of(raw).or(() -> Optional.ofNullable(noark.get(raw)));
    }
}
