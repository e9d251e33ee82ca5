package no.portvakt.profiles.load;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/**
 * What no profile may go under. A rule of level 0 is outside it: open is written out, judged by a second officer, and
 * asks for nothing that could be too low.
 *
 * @param level the lowest level of any rule that asks for a log-in
 * @param byData the same where a service handles such data
 * @param maxSession the longest session
 * @param login the log-in methods that may be accepted at all
 */
record Floor(
        Optional<SecurityLevel> level,
        Map<DataCategory, SecurityLevel> byData,
        Optional<SessionLimits> maxSession,
        Optional<Set<LoginMethod>> login) {

    Floor {
        byData = Map.copyOf(byData);
        login = login.map(Set::copyOf);
    }

    void check(ReadProfile read, ProblemLog problems) {
        var service = read.profile();
        read.rules().stream()
                .filter(rule -> rule.rule().level() != SecurityLevel.OPEN)
                .forEach(rule -> check(rule, service, problems));
        maxSession.ifPresent(longest -> checkSession(longest, read, problems));
    }

    private void check(ReadRule read, ServiceProfile service, ProblemLog problems) {
        var rule = read.rule();
        level.filter(lowest -> !rule.level().satisfies(lowest))
                .ifPresent(lowest -> problems.add(
                        at(read, "level"),
                        "is " + rule.level().number() + ", under the municipality's floor of " + lowest.number()));
        byData.forEach((data, lowest) -> {
            if (service.classification().data().contains(data) && !rule.level().satisfies(lowest)) {
                problems.add(
                        at(read, "level"),
                        "is " + rule.level().number() + ", under the floor of " + lowest.number() + " for data about "
                                + data.word());
            }
        });
        login.ifPresent(allowed -> checkLogin(read, rule, service, allowed, problems));
    }

    private static void checkLogin(
            ReadRule read, Rule rule, ServiceProfile service, Set<LoginMethod> allowed, ProblemLog problems) {
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

    private static void checkSession(SessionLimits longest, ReadProfile read, ProblemLog problems) {
        var session = read.profile().session();
        if (session.idle().compareTo(longest.idle()) > 0 || session.absolute().compareTo(longest.absolute()) > 0) {
            problems.add(
                    new Place(read.place().file(), read.place().line(), "service.session"),
                    "is " + Words.written(session.idle()) + " idle and " + Words.written(session.absolute())
                            + " in all; the floor allows " + Words.written(longest.idle()) + " and "
                            + Words.written(longest.absolute()));
        }
    }

    private static Place at(ReadRule rule, String key) {
        var place = rule.place();
        return new Place(place.file(), place.line(), place.key() + "." + key);
    }
}
