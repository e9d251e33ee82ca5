package no.portvakt.profiles.load;

import java.util.Set;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Floor;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/** Whether services stay above the municipality's floor; wherever a key came from. */
final class FloorCheck {

    private final Floor floor;
    private final ProblemLog problems;

    FloorCheck(Floor floor, ProblemLog problems) {
        this.floor = floor;
        this.problems = problems;
    }

    void check(ReadProfile read) {
        var service = read.profile();
        read.rules().stream()
                .filter(rule -> rule.rule().level() != SecurityLevel.OPEN)
                .forEach(rule -> check(rule, service));
        floor.maxSession().ifPresent(longest -> checkSession(longest, read));
    }

    private void check(ReadRule read, ServiceProfile service) {
        var rule = read.rule();
        floor.level()
                .filter(lowest -> !rule.level().satisfies(lowest))
                .ifPresent(lowest -> problems.add(
                        at(read, "level"),
                        "is " + rule.level().number() + ", under the municipality's floor of " + lowest.number()));
        floor.byData().forEach((data, lowest) -> {
            if (service.classification().data().contains(data) && !rule.level().satisfies(lowest)) {
                problems.add(
                        at(read, "level"),
                        "is " + rule.level().number() + ", under the floor of " + lowest.number() + " for data about "
                                + data.word());
            }
        });
        floor.login().ifPresent(allowed -> checkLogin(read, rule, service, allowed));
    }

    private void checkLogin(ReadRule read, Rule rule, ServiceProfile service, Set<LoginMethod> allowed) {
        var accepted = rule.login().or(() -> service.audience().login());
        if (accepted.isEmpty() || !allowed.containsAll(accepted.get())) {
            problems.add(
                    at(read, "login"),
                    (accepted.isEmpty() ? "is not said, so every log-in method counts" : "accepts more")
                            + "; the floor accepts only "
                            + String.join(
                                    ", ",
                                    allowed.stream()
                                            .sorted()
                                            .map(LoginMethod::word)
                                            .toList()));
        }
    }

    private void checkSession(SessionLimits longest, ReadProfile read) {
        var session = read.profile().session();
        if (session.idle().compareTo(longest.idle()) > 0 || session.absolute().compareTo(longest.absolute()) > 0) {
            problems.add(
                    new Place(read.place().file(), read.place().line(), "service.session"),
                    "is " + DurationText.write(session.idle()) + " idle and " + DurationText.write(session.absolute())
                            + " in all; the floor allows " + DurationText.write(longest.idle()) + " and "
                            + DurationText.write(longest.absolute()));
        }
    }

    private static Place at(ReadRule rule, String key) {
        var place = rule.place();
        return new Place(place.file(), place.line(), place.key() + "." + key);
    }
}
