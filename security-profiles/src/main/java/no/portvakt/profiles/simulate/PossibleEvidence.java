package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.simulate.Readings.Reading;

/** All that somebody may have had to show for herself, as far as a record leaves it open and a demand asks for it. */
final class PossibleEvidence {

    private static final List<Optional<Assurance>> NOTHING = List.of(Optional.empty());
    private static final String UNKNOWN_ISSUER = "";

    private final RecordedDecision record;
    private final List<Demand> demands;

    private PossibleEvidence(RecordedDecision record, List<Demand> demands) {
        this.record = record;
        this.demands = demands;
    }

    static List<Optional<Assurance>> of(RecordedDecision record, Reading reading) {
        var demands = Stream.concat(reading.then().stream(), Stream.of(reading.now()))
                .flatMap(ruling -> ruling.demand().stream())
                .filter(demand -> demand.level() != SecurityLevel.OPEN)
                .toList();
        if (demands.isEmpty()) {
            return NOTHING;
        }
        var possible = new PossibleEvidence(record, demands);
        if (record.levelHad() != SecurityLevel.OPEN) {
            return possible.loggedIn(List.of(record.levelHad()));
        }
        if (!record.askedNobody()) {
            return NOTHING;
        }
        var any = new ArrayList<>(possible.loggedIn(List.of(SecurityLevel.values())));
        any.addAll(NOTHING);
        return any;
    }

    private List<Optional<Assurance>> loggedIn(List<SecurityLevel> levels) {
        List<Optional<Assurance>> evidence = new ArrayList<>();
        for (var level : levels) {
            for (var issuer : issuers()) {
                for (var methods : methods()) {
                    for (var roles : roles()) {
                        for (var age : ages()) {
                            var since = record.at().minus(age);
                            evidence.add(
                                    Optional.of(new Assurance(level, issuer, "", List.of(), methods, roles, since)));
                        }
                    }
                }
            }
        }
        return evidence;
    }

    private Set<String> issuers() {
        if (record.issuer().isPresent()) {
            return Set.of(record.issuer().get());
        }
        Set<String> issuers = new LinkedHashSet<>();
        issuers.add(UNKNOWN_ISSUER);
        demands.forEach(demand -> demand.issuers().ifPresent(issuers::addAll));
        return issuers;
    }

    /** The record has one method, that of most weight: whoever stepped up has used others, of less. */
    private List<Set<LoginMethod>> methods() {
        var recorded = record.loginMethod().flatMap(LoginMethod::of);
        List<Set<LoginMethod>> possible = new ArrayList<>();
        possible.add(recorded.map(Set::of).orElse(Set.of()));
        for (var method : named()) {
            if (recorded.isEmpty() || method.compareTo(recorded.get()) < 0) {
                List.copyOf(possible).forEach(others -> possible.add(with(others, method)));
            }
        }
        return possible;
    }

    /** Whatever else she used makes no difference. */
    private Set<LoginMethod> named() {
        Set<LoginMethod> named = new TreeSet<>();
        demands.forEach(demand -> demand.login().ifPresent(named::addAll));
        return named;
    }

    /** Roles are not recorded. One is enough for a rule, so each of them alone, none and all are all there is to try. */
    private Set<Set<String>> roles() {
        Set<String> named = new LinkedHashSet<>();
        demands.forEach(demand -> demand.roles().ifPresent(named::addAll));
        Set<Set<String>> possible = new LinkedHashSet<>();
        possible.add(Set.of());
        named.forEach(role -> possible.add(Set.of(role)));
        possible.add(named);
        return possible;
    }

    /** An age of just {@code maxAge} was rounded down to it: it may have been a little over. */
    private Set<Duration> ages() {
        Set<Duration> possible = new LinkedHashSet<>();
        possible.add(record.age().orElse(Duration.ZERO));
        for (var demand : demands) {
            demand.maxAge()
                    .filter(longest -> record.age().map(longest::equals).orElse(true))
                    .ifPresent(longest -> possible.add(longest.plusNanos(1)));
        }
        return possible;
    }

    private static <T> Set<T> with(Set<T> some, T another) {
        Set<T> more = new LinkedHashSet<>(some);
        more.add(another);
        return more;
    }
}
