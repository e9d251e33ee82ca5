package no.portvakt.profiles.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The log-in that a question is about. Without any option, the question is only what is demanded. */
final class CallerOptions {

    @Option(
            names = "--level",
            paramLabel = "N",
            converter = Level.class,
            description = "she has this level, 0 to 4; 0 is somebody not logged in")
    private Optional<SecurityLevel> level = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "WORD",
            converter = Method.class,
            description = "she logged in by this: pin, pki, sms, app, email or provider:ALIAS")
    private Optional<LoginMethod> method = Optional.empty();

    @Option(names = "--age", paramLabel = "20m", converter = Age.class, description = "she logged in so long ago")
    private Optional<Duration> age = Optional.empty();

    @Option(names = "--role", paramLabel = "NAME", description = "she has this role")
    private Optional<String> role = Optional.empty();

    boolean asked() {
        return level.isPresent() || method.isPresent() || age.isPresent() || role.isPresent();
    }

    SecurityLevel level() {
        return level.orElse(SecurityLevel.OPEN);
    }

    Duration age() {
        return age.orElse(Duration.ZERO);
    }

    Set<LoginMethod> methods() {
        return method.map(Set::of).orElse(Set.of());
    }

    Set<String> roles() {
        return role.map(Set::of).orElse(Set.of());
    }

    static final class Level implements ITypeConverter<SecurityLevel> {
        @Override
        public SecurityLevel convert(String typed) {
            return Optional.of(typed)
                    .filter(List.of("0", "1", "2", "3", "4")::contains)
                    .flatMap(number -> SecurityLevel.of(Integer.parseInt(number)))
                    .orElseThrow(() -> new TypeConversionException("must be 0 to 4"));
        }
    }

    static final class Method implements ITypeConverter<LoginMethod> {
        @Override
        public LoginMethod convert(String typed) {
            return LoginMethod.of(typed)
                    .orElseThrow(
                            () -> new TypeConversionException("must be pin, pki, sms, app, email or provider:ALIAS"));
        }
    }

    static final class Age implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String typed) {
            return DurationText.parse(typed)
                    .orElseThrow(() -> new TypeConversionException("must be a number and s, m, h or d: 20m"));
        }
    }
}
