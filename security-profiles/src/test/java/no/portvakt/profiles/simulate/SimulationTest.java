package no.portvakt.profiles.simulate;

import static no.portvakt.profiles.simulate.Records.NOON;
import static no.portvakt.profiles.simulate.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationTest {

    private static final ServiceId KINDERGARTEN = new ServiceId("barnehage");

    private static final ServiceId ANOTHER = new ServiceId("another");

    private final Policy three = Drafts.policy("barnehage", "path: /**, methods: [GET, POST], level: 3");
    private final Policy sendingFour = Drafts.policy(
            "barnehage", "path: /**, methods: [GET, POST], level: 3", "path: /send, methods: [POST], level: 4");

    @Test
    void shouldCountTheRequestsAndPersonsThatWouldBeAskedToStepUp() {
        var report = replay(
                sendingFour,
                watching("send"),
                request("barnehage", "POST", "/send").by("a"),
                request("barnehage", "POST", "/send").by("a"),
                request("barnehage", "POST", "/send").by("b").level(SecurityLevel.HIGH),
                request("barnehage", "GET", "/*").by("c"));

        assertThat(report.total().requests(Effect.STEP_UP)).isEqualTo(2);
        assertThat(report.total().persons(Effect.STEP_UP)).isEqualTo(1);
        assertThat(report.total().requests(Effect.UNCHANGED)).isEqualTo(2);
        assertThat(report.total().persons(Effect.UNCHANGED)).isZero();
        assertThat(report.persons()).isEqualTo(3);
        assertThat(report.byService().get(KINDERGARTEN)).isEqualTo(report.total());
    }

    @Test
    void shouldCountByHourAndByLoginMethod() {
        var report = replay(
                sendingFour,
                watching("send"),
                request("barnehage", "POST", "/send").at(NOON.plusSeconds(3599)),
                request("barnehage", "POST", "/send").at(NOON.plusSeconds(3600)),
                request("barnehage", "POST", "/send").at(NOON.plusSeconds(3601)).askedToLogIn());

        assertThat(report.byHour()).containsOnlyKeys(NOON, NOON.plusSeconds(3600));
        assertThat(row(report.byHour(), NOON.plusSeconds(3600)).requests(Effect.STEP_UP))
                .isEqualTo(1);
        assertThat(report.byLoginMethod()).containsOnlyKeys("none", "pin");
        assertThat(row(report.byLoginMethod(), "none").isUnchanged()).isTrue();
        assertThat(report.first()).contains(NOON.plusSeconds(3599));
        assertThat(report.last()).contains(NOON.plusSeconds(3601));
    }

    @Test
    void shouldBeUndecidableWhenTheDraftHasALiteralThatNobodyWatched() {
        var record = request("barnehage", "POST", "/*");

        assertThat(effect(sendingFour, WatchedWords.none(), record)).isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(sendingFour, watching("send"), record)).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldDecideDespiteAnUnwatchedLiteralWhenEveryReadingEndsAlike() {
        var record = request("barnehage", "POST", "/*").level(SecurityLevel.HIGH);

        assertThat(effect(sendingFour, WatchedWords.none(), record)).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldGiveUpOnARecordWithTooManyReadingsInsteadOfTryingAll() {
        var deep = Drafts.policy(
                "barnehage",
                "path: /**, methods: [GET], level: 3",
                "path: /a/a/a/a/a/a/a/a/a/a/a/a, methods: [GET], level: 4");

        assertThat(effect(deep, WatchedWords.none(), request("barnehage", "GET", "/*/*/*/*/*/*/*/*/*/*/*/*")))
                .isEqualTo(Effect.UNDECIDABLE);
    }

    @Test
    void shouldCountWhoWouldBeRefusedWhenARuleOrAServiceIsTakenAway() {
        var getOnly = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3");

        assertThat(effect(getOnly, watching(), request("barnehage", "POST", "/*")))
                .isEqualTo(Effect.REFUSED);
        assertThat(effect(getOnly, watching(), request("byggesak", "GET", "/"))).isEqualTo(Effect.REFUSED);
    }

    @Test
    void shouldCountWhoWouldBeLetThroughWhenALevelIsLowered() {
        var two = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 2");

        assertThat(effect(two, watching(), request("barnehage", "GET", "/*").refused(Reason.LOGIN_METHOD_NOT_ACCEPTED)))
                .isEqualTo(Effect.PERMITTED);
        assertThat(effect(two, watching(), request("barnehage", "GET", "/*").askedToLogIn()))
                .isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldBeUndecidableForAPathThatHadNoRuleSinceNobodyLookedWhoAskedForIt() {
        var record = request("barnehage", "GET", "/*").anonymous().refused(Reason.NO_RULE);

        assertThat(effect(three, watching(), record)).isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(Drafts.policy("barnehage", "path: /**, methods: [GET], level: 0"), watching(), record))
                .isEqualTo(Effect.PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CROSS_SITE", "AMBIGUOUS_REQUEST", "ANOTHER_PERSON", "TOO_LARGE"})
    void shouldLeaveARefusalAloneThatNoProfileCausedOrCanTakeBack(Reason reason) {
        var open = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 0");

        assertThat(effect(open, watching(), request("barnehage", "GET", "/").refused(reason)))
                .isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldBeUndecidableForAnOpenPageThatIsClosedSinceNobodyLookedAtItsReaders() {
        var record = request("barnehage", "GET", "/*").anonymous();

        assertThat(effect(three, watching(), record)).isEqualTo(Effect.UNDECIDABLE);
    }

    @Test
    void shouldHoldTheAgeOfTheLoginAgainstTheDraft() {
        var recent = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, maxAge: 20m");
        var record = request("barnehage", "GET", "/");

        assertThat(effect(recent, watching(), record.age(Optional.of(Duration.ofSeconds(1199)))))
                .isEqualTo(Effect.UNCHANGED);
        assertThat(effect(recent, watching(), record.age(Optional.of(Duration.ofMinutes(20)))))
                .as("rounded down to it")
                .isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(recent, watching(), record.age(Optional.of(Duration.ofMinutes(21)))))
                .isEqualTo(Effect.STEP_UP);
        assertThat(effect(recent, watching(), record.age(Optional.empty()))).isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(three, watching(), record.age(Optional.empty()))).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldReplayAnEmergencyOnOpenPagesAndClosedOnes() {
        var catalog = Drafts.catalog(
                "barnehage",
                "path: /**, methods: [GET], level: 3",
                "path: /public/**, methods: [GET], level: 0, except: true");
        var raised = Policy.compile(catalog, new Emergency(Optional.empty(), Map.of(KINDERGARTEN, SecurityLevel.HIGH)));
        var elsewhere = Policy.compile(catalog, new Emergency(Optional.empty(), Map.of(ANOTHER, SecurityLevel.HIGH)));
        var inside = request("barnehage", "GET", "/*");

        assertThat(effect(raised, watching("public"), inside)).isEqualTo(Effect.STEP_UP);
        assertThat(effect(raised, watching("public"), inside.level(SecurityLevel.HIGH)))
                .isEqualTo(Effect.UNCHANGED);
        assertThat(effect(
                        raised,
                        watching("public"),
                        request("barnehage", "GET", "/public").anonymous()))
                .isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(elsewhere, watching("public"), inside)).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldHoldTheLoginMethodAgainstTheDraft() {
        var pkiOnly = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, login: [pki]");
        var pinOnly = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, login: [pin]");
        var byPin = request("barnehage", "GET", "/");

        assertThat(effect(pkiOnly, watching(), byPin)).isEqualTo(Effect.STEP_UP);
        assertThat(effect(pinOnly, watching(), byPin)).isEqualTo(Effect.UNCHANGED);
        assertThat(effect(pinOnly, watching(), byPin.level(SecurityLevel.HIGH).method("pki")))
                .as("she may have stepped up from a PIN")
                .isEqualTo(Effect.UNDECIDABLE);
    }

    @Test
    void shouldTellProvidersAndCodesApart() {
        var idPorten =
                Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, login: [\"provider:idporten\"]");
        var noSms = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, login: [pin, app]");
        var record = request("barnehage", "GET", "/");

        assertThat(effect(idPorten, watching(), record.method("provider:idporten")))
                .isEqualTo(Effect.UNCHANGED);
        assertThat(effect(idPorten, watching(), record.method("provider:portalen")))
                .isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(idPorten, watching(), record.method("pin"))).isEqualTo(Effect.REFUSED);
        assertThat(effect(noSms, watching(), record.method("sms"))).isEqualTo(Effect.REFUSED);
        assertThat(effect(noSms, watching(), record.method("app"))).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldNotGuessRolesAndRefuseWhatIsNotSigned() {
        var officers = Drafts.policy("barnehage", "path: /**, methods: [POST], level: 3, roles: [saksbehandler]");
        var signed = Drafts.policy("barnehage", "path: /**, methods: [POST], level: 3, signature: true");
        var record = request("barnehage", "POST", "/");

        assertThat(effect(officers, watching(), record)).isEqualTo(Effect.UNDECIDABLE);
        assertThat(effect(signed, watching(), record)).isEqualTo(Effect.REFUSED);
    }

    @Test
    void shouldTellFromHowItEndedWhatTheRecordDoesNotSay() {
        var officers = Drafts.policy("barnehage", "path: /**, methods: [POST], level: 3, roles: [saksbehandler]");
        var more = Drafts.policy("barnehage", "path: /**, methods: [POST], level: 4, roles: [saksbehandler, leder]");
        var record = request("barnehage", "POST", "/").record();

        var report = Simulation.of(more, watching()).recordedUnder(officers).replay(Stream.of(record));

        assertThat(report.total().requests(Effect.STEP_UP)).isEqualTo(1);
    }

    @Test
    void shouldCountCitizensAsRefusedWhereAServiceIsForOthers() {
        var rules = new String[] {
            "path: /**, methods: [GET], level: 3", "path: /om/**, methods: [GET], level: 0, except: true"
        };
        var forEmployees = Simulation.compiled(Drafts.catalogFor("employees", "barnehage", rules));
        var forBoth = Simulation.compiled(Drafts.catalogFor("citizens, employees", "barnehage", rules));
        var record = request("barnehage", "GET", "/");

        assertThat(effect(forEmployees, watching("om"), record)).isEqualTo(Effect.REFUSED);
        assertThat(effect(forEmployees, watching("om"), record.askedToLogIn())).isEqualTo(Effect.REFUSED);
        assertThat(effect(
                        forEmployees,
                        watching("om"),
                        request("barnehage", "GET", "/om/*").askedToLogIn()))
                .isEqualTo(Effect.PERMITTED);
        assertThat(effect(forBoth, watching("om"), record)).isEqualTo(Effect.UNCHANGED);
    }

    @Test
    void shouldHoldTheIssuerAgainstTheDraftAndNotGuessOne() {
        var known = Policy.compile(
                Drafts.catalog("barnehage", "path: /**, methods: [GET], level: 3"),
                Emergency.NONE,
                new Issuers.Configured(List.of(new Issuers.Known("eidas", "eidas", Population.CITIZENS))));
        var record = request("barnehage", "GET", "/");

        assertThat(effect(known, watching(), record)).isEqualTo(Effect.REFUSED);
        assertThat(effect(known, watching(), record.withoutIssuer())).isEqualTo(Effect.UNDECIDABLE);
    }

    @Test
    void shouldRecordNoSegmentThatNoRuleNames() {
        var words = WatchedWords.of(Drafts.catalog(
                "barnehage",
                "path: /**, methods: [GET], level: 3",
                "path: /soknad/*/vedlegg, methods: [GET], level: 3"));

        assertThat(words.template(KINDERGARTEN, "/soknad/17/vedlegg/")).isEqualTo("/soknad/*/vedlegg");
        assertThat(words.template(KINDERGARTEN, "/")).isEqualTo("/");
        assertThat(words.template(new ServiceId("other"), "/soknad")).isEqualTo("/*");
    }

    @Test
    void shouldKnowWhatWasWatchedThroughoutAndWhatToWatchForADraft() {
        var one = watching("send", "public");
        var other = watching("send", "kvittering");

        assertThat(one.alsoIn(other).of(KINDERGARTEN)).containsExactly("send");
        assertThat(one.and(other).of(KINDERGARTEN)).containsExactlyInAnyOrder("send", "public", "kvittering");
    }

    @Test
    void shouldReportNothingOfNothing() {
        var report = Simulation.of(three).replay(List.<RecordedDecision>of().iterator());

        assertThat(report.total().allRequests()).isZero();
        assertThat(report.total().isUnchanged()).isTrue();
        assertThat(report.first()).isEmpty();
    }

    @Test
    void shouldReplayAMillionAndLoseNone(TestReporter figures) {
        var timed = MillionReplay.timed();
        figures.publishEntry("simulation", timed.describe());

        var total = timed.report().total();
        assertThat(total.allRequests()).isEqualTo(MillionReplay.RECORDS);
        assertThat(timed.report().persons()).isEqualTo(MillionReplay.PERSONS);
        assertThat(total.requests(Effect.STEP_UP)).isPositive();
        assertThat(total.requests(Effect.UNDECIDABLE))
                .as("only those whose age was rounded down to maxAge")
                .isLessThan(MillionReplay.RECORDS / 1_000);
        assertThat(timed.report().byHour().values().stream()
                        .mapToLong(Tally::allRequests)
                        .sum())
                .isEqualTo(MillionReplay.RECORDS);
    }

    private static <K> Tally row(Map<K, Tally> rows, K key) {
        return Optional.ofNullable(rows.get(key)).orElseThrow();
    }

    private static WatchedWords watching(String... words) {
        return new WatchedWords(Map.of(KINDERGARTEN, Set.of(words)));
    }

    private static Effect effect(Policy draft, WatchedWords watched, Records record) {
        var total = replay(draft, watched, record).total();
        return Stream.of(Effect.values())
                .filter(effect -> total.requests(effect) == 1)
                .findFirst()
                .orElseThrow();
    }

    private static SimulationReport replay(Policy draft, WatchedWords watched, Records... records) {
        return Simulation.of(draft, watched).replay(Stream.of(records).map(Records::record));
    }
}
