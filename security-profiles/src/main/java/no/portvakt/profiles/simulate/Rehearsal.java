package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.PossibleDemands.Possible;

/** Decides a recorded request again. What the record does not say is tried every way that matters. */
final class Rehearsal {

    /** The refusals that another policy could take back. Every other one stands whatever a profile says. */
    private static final Set<Reason> POLICYS_OWN = EnumSet.of(
            Reason.NO_RULE,
            Reason.LOGIN_REQUIRED,
            Reason.LEVEL_TOO_LOW,
            Reason.LOGIN_TOO_OLD,
            Reason.ASSURANCE_NOT_ACCEPTED,
            Reason.LOGIN_METHOD_NOT_ACCEPTED,
            Reason.ROLE_REQUIRED,
            Reason.SIGNATURE_REQUIRED);

    private static final String UNKNOWN_ISSUER = "";

    private Rehearsal() {}

    static Effect effect(RecordedDecision record, Possible possible) {
        if (record.reason().filter(reason -> !POLICYS_OWN.contains(reason)).isPresent()) {
            return Effect.UNCHANGED;
        }
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (var demand : possible.demands()) {
            collect(record, demand, effects);
        }
        return effects.size() == 1 ? effects.iterator().next() : Effect.UNDECIDABLE;
    }

    private static void collect(RecordedDecision record, Optional<Demand> demand, Set<Effect> effects) {
        if (demand.isEmpty()) {
            effects.add(Effect.of(record.outcome(), Outcome.REFUSED));
            return;
        }
        for (var evidence : evidence(record, demand.get())) {
            var decision = AccessDecider.decide(demand.get(), evidence, record.at());
            effects.add(Effect.of(record.outcome(), Outcome.of(decision)));
        }
    }

    /** All that she may have had to show for herself, as far as it matters to this demand. */
    private static List<Optional<Assurance>> evidence(RecordedDecision record, Demand demand) {
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
            for (var methods : methods(record, demand)) {
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
        var accepted = demand.issuers().stream().flatMap(Set::stream).findFirst();
        if (record.issuer().isPresent() || accepted.isEmpty()) {
            return List.of(record.issuer().orElse(UNKNOWN_ISSUER));
        }
        return List.of(accepted.get(), UNKNOWN_ISSUER);
    }

    private static List<Set<LoginMethod>> methods(RecordedDecision record, Demand demand) {
        if (record.loginMethod().isPresent() || demand.login().isEmpty()) {
            return List.of(Arrays.stream(LoginMethod.values())
                    .filter(method -> record.loginMethod().equals(Optional.of(method.word())))
                    .collect(Collectors.toUnmodifiableSet()));
        }
        return List.of(demand.login().get(), Set.of());
    }

    /** Roles are not recorded. */
    private static List<Set<String>> roles(Demand demand) {
        return demand.roles().map(roles -> List.of(roles, Set.<String>of())).orElseGet(() -> List.of(Set.of()));
    }

    private static List<Duration> ages(RecordedDecision record, Demand demand) {
        if (record.age().isPresent() || demand.maxAge().isEmpty()) {
            return List.of(record.age().orElse(Duration.ZERO));
        }
        return List.of(Duration.ZERO, demand.maxAge().get().plusSeconds(1));
    }
}
