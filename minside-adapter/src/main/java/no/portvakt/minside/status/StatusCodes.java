package no.portvakt.minside.status;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Optional;

/** From a source's code to the citizen's word: Noark's saksstatus, or one of our own words as it is. */
public final class StatusCodes {

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
                                "minside.status.noark." + entry.getKey() + ": no such status: " + entry.getValue()))));
    }

    public Optional<CitizenStatus> read(String raw) {
        return CitizenStatus.of(raw).or(() -> Optional.ofNullable(noark.get(raw)));
    }
}
