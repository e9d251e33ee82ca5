package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/** All that somebody may have had to show for herself, as far as a record leaves it open and a demand asks for it. */
final class PossibleEvidence {

    private static final String UNKNOWN_ISSUER = "";

    private PossibleEvidence() {}

    static List<Optional<Assurance>> of(RecordedDecision record, Demand demand) {
        if (demand.level() == SecurityLevel.OPEN) {
            return List.of(Optional.empty());
        }
        if (record.levelHad() != SecurityLevel.OPEN) {
            return loggedIn(record, record.levelHad(), demand);
        }
        if (!record.askedNobody()) {
            return List.of(Optional.empty());
        }
        List<Optional<Assurance>> either = new ArrayList<>(loggedIn(record, SecurityLevel.HIGH, demand));
        either.add(Optional.empty());
        return either;
    }

    private static List<Optional<Assurance>> loggedIn(RecordedDecision record, SecurityLevel level, Demand demand) {
        List<Optional<Assurance>> evidence = new ArrayList<>();
        for (var issuer : issuers(record, demand)) {
            for (var methods : methods(record, level, demand)) {
                for (var roles : roles(demand)) {
                    for (var age : ages(record, demand)) {
                        evidence.add(Optional.of(new Assurance(
                                level,
                                issuer,
                                "",
                                List.of(),
                                methods,
                                roles,
                                record.at().minus(age))));
                    }
                }
            }
        }
        return evidence;
    }

    private static List<String> issuers(RecordedDecision record, Demand demand) {
        var accepted = demand.issuers().orElse(Set.of());
        return record.issuer().isPresent() || accepted.isEmpty()
                ? List.of(record.issuer().orElse(UNKNOWN_ISSUER))
                : List.of(accepted.iterator().next(), UNKNOWN_ISSUER);
    }

    /** The record has one method. Whoever stepped up has used more: at the highest level there may be another. */
    private static List<Set<LoginMethod>> methods(RecordedDecision record, SecurityLevel level, Demand demand) {
        var accepted = demand.login().orElse(Set.of());
        var recorded = record.loginMethod().map(PossibleEvidence::named).orElse(Set.of());
        boolean complete = record.loginMethod().isPresent() && level != SecurityLevel.HIGH;
        return accepted.isEmpty() || complete || recorded.stream().anyMatch(accepted::contains)
                ? List.of(recorded)
                : List.of(recorded, accepted);
    }

    private static Set<LoginMethod> named(String word) {
        return Arrays.stream(LoginMethod.values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Roles are not recorded. */
    private static List<Set<String>> roles(Demand demand) {
        return demand.roles().map(roles -> List.of(Set.<String>of(), roles)).orElse(List.of(Set.of()));
    }

    private static List<Duration> ages(RecordedDecision record, Demand demand) {
        return record.age().isPresent() || demand.maxAge().isEmpty()
                ? List.of(record.age().orElse(Duration.ZERO))
                : List.of(Duration.ZERO, demand.maxAge().get().plusSeconds(1));
    }
}
