package no.portvakt.profiles.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * The log-in that a question is about.
 *
 * @param asked whether there is one; without, the question is only what is demanded
 * @param level level 0 for somebody not logged in
 */
record CallerArguments(
        boolean asked, SecurityLevel level, Optional<LoginMethod> method, Duration age, Optional<String> role) {

    /** Empty if an option cannot be read. */
    static Optional<CallerArguments> read(Arguments arguments) {
        var level = arguments.option("--level").map(CallerArguments::level).orElse(Optional.of(SecurityLevel.OPEN));
        var method = arguments.option("--method").flatMap(CallerArguments::method);
        var age = arguments.option("--age").map(DurationText::parse).orElse(Optional.of(Duration.ZERO));
        if (level.isEmpty() || age.isEmpty() || (arguments.has("--method") && method.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new CallerArguments(
                !arguments.options().isEmpty(), level.get(), method, age.get(), arguments.option("--role")));
    }

    Set<LoginMethod> methods() {
        return method.map(Set::of).orElse(Set.of());
    }

    Set<String> roles() {
        return role.map(Set::of).orElse(Set.of());
    }

    private static Optional<SecurityLevel> level(String number) {
        return List.of("0", "1", "2", "3", "4").contains(number)
                ? SecurityLevel.of(Integer.parseInt(number))
                : Optional.empty();
    }

    private static Optional<LoginMethod> method(String word) {
        return Arrays.stream(LoginMethod.values())
                .filter(method -> method.word().equals(word))
                .findFirst();
    }
}
