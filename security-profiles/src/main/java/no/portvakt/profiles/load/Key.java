package no.portvakt.profiles.load;

import java.util.Optional;
import java.util.function.Function;

/**
 * One key of a profile, and how its value is read: the same in a service, a template and the defaults.
 *
 * @param read empty if the value cannot be read, which it has then reported
 */
record Key<T>(String name, Function<YamlValue, Optional<T>> read) {

    Optional<T> required(YamlObject keys) {
        return keys.required(name).flatMap(read);
    }

    Optional<T> optional(YamlObject keys) {
        return keys.optional(name).flatMap(read);
    }

    Optional<T> or(YamlObject keys, T otherwise) {
        return keys.optional(name, otherwise, read);
    }
}
