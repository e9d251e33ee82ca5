package no.portvakt.gateway.console.life;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.profiles.load.ProfileSource;

/** Documents that are in force together, by name. */
public record Documents(SortedMap<DocumentName, String> texts) {

    public Documents {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    public static Documents of(Map<DocumentName, String> texts) {
        return new Documents(new TreeMap<>(texts));
    }

    public Optional<String> text(DocumentName name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** The same, with one text replaced, added or taken away. */
    public Documents with(DocumentName name, Optional<String> text) {
        var changed = new TreeMap<>(texts);
        text.ifPresentOrElse(some -> changed.put(name, some), () -> changed.remove(name));
        return new Documents(changed);
    }

    /** As the loader takes them. */
    public List<ProfileSource> sources() {
        return texts.entrySet().stream()
                .map(entry -> new ProfileSource(entry.getKey().value(), entry.getValue()))
                .toList();
    }
}
