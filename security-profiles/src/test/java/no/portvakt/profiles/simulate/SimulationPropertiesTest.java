package no.portvakt.profiles.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;

/** The replay, held against a gateway too plain to be wrong in the same way: it still knows the paths and the persons. */
class SimulationPropertiesTest {

    private static final ServiceId SAMPLE = new ServiceId("sample");

    @Property(tries = 300)
    void shouldChangeNothingWhenThePolicyThatRecordedIsReplayed(
            @ForAll("catalogues") ServiceCatalog catalog, @ForAll("requests") List<Request> requests) {
        var policy = Policy.compile(catalog);
        var words = WatchedWords.of(catalog);

        var report = Simulation.of(policy, words)
                .recordedUnder(policy)
                .replay(requests.stream().map(request -> request.recorded(policy, words)));

        assertThat(report.total().isUnchanged())
                .as(catalog.services().toString())
                .isTrue();
        assertThat(report.total().allRequests()).isEqualTo(requests.size());
    }

    @Property(tries = 300)
    void shouldEitherSayWhatWouldHaveHappenedOrThatItCannotKnow(
            @ForAll("catalogues") ServiceCatalog before,
            @ForAll("catalogues") ServiceCatalog draft,
            @ForAll("requests") List<Request> requests) {
        var then = Policy.compile(before);
        var now = Policy.compile(draft);
        var words = WatchedWords.of(before);
        var simulation = Simulation.of(now, words);
        var knowing = simulation.recordedUnder(then);

        for (var request : requests) {
            var told = only(
                    simulation.replay(List.of(request.recorded(then, words)).iterator()));
            var truth = Effect.of(Outcome.of(request.decide(then)), Outcome.of(request.decide(now)));
            var toldKnowing =
                    only(knowing.replay(List.of(request.recorded(then, words)).iterator()));
            assertThat(told).isIn(truth, Effect.UNDECIDABLE);
            assertThat(toldKnowing).isIn(truth, Effect.UNDECIDABLE);
            assertThat(told == Effect.UNDECIDABLE || toldKnowing == told).isTrue();
        }
    }

    @Property(tries = 300)
    void shouldCountAsThePlainReferenceDoesWhenEverythingWasWatchedAndEverybodyAsked(
            @ForAll("closedCatalogues") ServiceCatalog before,
            @ForAll("closedCatalogues") ServiceCatalog draft,
            @ForAll("requests") List<Request> requests) {
        var then = Policy.compile(before);
        var now = Policy.compile(draft);
        var words = WatchedWords.of(before).and(WatchedWords.of(draft));

        var total = Simulation.of(now, words)
                .replay(requests.stream().map(request -> request.recorded(then, words)))
                .total();

        for (var effect : Effect.values()) {
            var affected = requests.stream()
                    .filter(request ->
                            Effect.of(Outcome.of(request.decide(then)), Outcome.of(request.decide(now))) == effect)
                    .toList();
            assertThat(total.requests(effect)).as(effect.name()).isEqualTo(affected.size());
            Set<Integer> persons = new HashSet<>();
            affected.stream().filter(request -> request.level > 0).forEach(request -> persons.add(request.person));
            assertThat(total.persons(effect))
                    .as(effect.name())
                    .isEqualTo(effect == Effect.UNCHANGED ? 0 : persons.size());
        }
    }

    @Property
    void shouldCountEveryNumberOnce(@ForAll("numbers") List<Integer> numbers) {
        var set = new PersonSet();
        numbers.forEach(set::add);

        assertThat(set.size()).isEqualTo(new HashSet<>(numbers).size());
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 5_000).list().ofMaxSize(2_000);
    }

    @Provide
    Arbitrary<ServiceCatalog> catalogues() {
        return catalogues(0, ", login: [pin]", ", login: [pki]", ", roles: [saksbehandler]", ", signature: true");
    }

    @Provide
    Arbitrary<ServiceCatalog> closedCatalogues() {
        return catalogues(1, ", login: [pki]", ", login: [pin, pki]", ", signature: true")
                .filter(catalog -> Policy.compile(catalog)
                        .ruleFor("sample", "/anything/at/all", "POST")
                        .isPresent());
    }

    /** Rules that a record can always be held against, and such as ask for more than it says. */
    private static Arbitrary<ServiceCatalog> catalogues(int lowest, String... further) {
        var demands = Arbitraries.oneOf(Arbitraries.of(""), Arbitraries.of(further));
        var paths = Arbitraries.of("/", "/**", "/a", "/a/**", "/*/b", "/b/*/c", "/b/**", "/c/d");
        var ages = Arbitraries.of("", ", maxAge: 5m", ", maxAge: 1h");
        var levels = Arbitraries.integers().between(lowest, 4);
        var exceptions = Arbitraries.of("", "", ", except: true");
        return Combinators.combine(paths, levels, ages, demands, exceptions)
                .as(Line::new)
                .list()
                .uniqueElements(Line::path)
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines ->
                        Drafts.sensible("sample", lines.stream().map(Line::yaml).toList()))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        var paths = Arbitraries.of("a", "b", "c", "d", "17")
                .list()
                .ofMaxSize(3)
                .map(segments -> "/" + String.join("/", segments));
        return Combinators.combine(
                        paths,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(1, 4, 6, 59, 61, 600),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(true, false))
                .as(Request::new)
                .list()
                .ofMaxSize(12);
    }

    private static Effect only(SimulationReport report) {
        List<Effect> effects = new ArrayList<>();
        for (var effect : Effect.values()) {
            if (report.total().requests(effect) == 1) {
                effects.add(effect);
            }
        }
        assertThat(effects).hasSize(1);
        return effects.getFirst();
    }

    record Line(String path, int level, String age, String further, String exception) {

        String yaml() {
            return "path: " + path + ", methods: [POST], level: " + level + (level == 0 ? "" : age + further)
                    + exception;
        }
    }

    /**
     * One request.
     *
     * @param steppedUp whether a certificate came after a PIN, so that she has used both
     */
    record Request(String path, int level, int minutes, int person, boolean steppedUp) {

        Decision decide(Policy policy) {
            return policy.ruleFor("sample", path, "POST")
                    .map(AppliedRule::demand)
                    .map(demand -> AccessDecider.decide(demand, evidence(), Records.NOON))
                    .orElseGet(() -> new Decision.Refused(Reason.NO_RULE));
        }

        private Optional<Assurance> evidence() {
            return level == 0
                    ? Optional.empty()
                    : Optional.of(new Assurance(
                            SecurityLevel.of(level).orElseThrow(),
                            "innbygger",
                            "acr",
                            List.of(),
                            methods(),
                            Set.of(),
                            Records.NOON.minus(Duration.ofMinutes(minutes))));
        }

        private Set<LoginMethod> methods() {
            if (level < 4) {
                return Set.of(LoginMethod.PIN);
            }
            return steppedUp ? Set.of(LoginMethod.PIN, LoginMethod.PKI) : Set.of(LoginMethod.PKI);
        }

        /** As the gateway records: on an open page, and where no rule is, nobody is asked. */
        RecordedDecision recorded(Policy policy, WatchedWords words) {
            var applied = policy.ruleFor("sample", path, "POST");
            var decision = decide(policy);
            boolean asked = level > 0
                    && applied.filter(rule -> rule.demand().level() != SecurityLevel.OPEN)
                            .isPresent();
            return new RecordedDecision(
                    Records.NOON,
                    SAMPLE,
                    "POST",
                    words.template(SAMPLE, path),
                    applied.map(rule -> rule.rule().path().toString()).orElse(""),
                    asked ? SecurityLevel.of(level).orElseThrow() : SecurityLevel.OPEN,
                    asked ? Optional.of(level < 4 ? "pin" : "pki") : Optional.empty(),
                    asked ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty(),
                    asked ? Optional.of("innbygger") : Optional.empty(),
                    Outcome.of(decision),
                    switch (decision) {
                        case Decision.Permitted _ -> Optional.empty();
                        case Decision.StepUpNeeded stepUp -> Optional.of(stepUp.reason());
                        case Decision.Refused refused -> Optional.of(refused.reason());
                    },
                    asked ? Optional.of(new PersonHash("person-" + person)) : Optional.empty());
        }
    }
}
