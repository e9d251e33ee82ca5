package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.AssessmentTexts;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.assess.RiskMatrix.Standing;
import no.portvakt.profiles.assess.Step;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.lint.Finding;
import no.portvakt.profiles.lint.Lint;
import no.portvakt.profiles.lint.Severity;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue that a municipality can start from: complete, and at one with the matrix. */
class ShippedCatalogueTest {

    /** What the system itself stands on; not services of a municipality, and so not assessed here. */
    private static final Set<String> OWN_PAGES = Set.of("login", "minside", "minside-api", "norge");

    private static final Path PAGE = Path.of("../docs/catalogue.md");
    private static final Path EXAMPLE = Path.of("../docs/assessment.md");
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("\\d{11}");

    private final RiskMatrix matrix = RiskMatrix.shipped();

    static Stream<ServiceProfile> municipal() {
        return switch (ProfileLoader.fromClassPath()) {
            case Loaded(var catalog) ->
                catalog.services().stream()
                        .filter(service -> !OWN_PAGES.contains(service.id().value()));
            case Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    @Test
    void shouldHaveAtLeastThirtyServices() {
        assertThat(municipal()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void shouldHaveNothingThatLintWarnsOf() {
        var catalog = ((Loaded) ProfileLoader.fromClassPath()).catalog();

        assertThat(Lint.check(catalog).stream()
                        .filter(finding -> finding.severity() == Severity.WARNING)
                        .map(Finding::describe))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("municipal")
    void shouldSayWhoOwnsItWhatItIsAboutAndWhatDataItHolds(ServiceProfile service) {
        assertThat(service.owner().municipality()).isPresent();
        assertThat(service.owner().number()).isPresent();
        assertThat(service.classification().los()).isPresent();
        assertThat(service.classification().data()).isNotEmpty();
        assertThat(service.host()).isEqualTo(service.id().value());
        assertThat(service.classification().data().contains(DataCategory.NONE))
                .as("only pages without data about anybody are told nothing of who reads them")
                .isEqualTo(service.identity() == IdentityShown.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("municipal")
    void shouldHaveAnAssessmentThatAgreesWithTheMatrix(ServiceProfile service) {
        var assessment = assessment(service);

        assertThat(matrix.standingOf(assessment)).isNotEqualTo(Standing.LOWER_WITHOUT_A_REASON);
        assertThat(assessment.belowBecause().isPresent())
                .as("a reason for less stands where less was decided, and nowhere else")
                .isEqualTo(matrix.standingOf(assessment) == Standing.LOWER_WITH_A_REASON);
        assertThat(assessment.reasoning().length()).isGreaterThan(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("municipal")
    void shouldDemandAtItsGravestWhatWasDecided(ServiceProfile service) {
        assertThat(service.rules().stream().map(Rule::level).max(Comparator.naturalOrder()))
                .contains(assessment(service).level());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("municipal")
    void shouldHaveAFrontPageAndReasonsThatCitizensCanRead(ServiceProfile service) {
        var policy = Policy.compile(new ServiceCatalog(List.of(service)));

        assertThat(policy.ruleFor(service.host(), "/", "GET")).isPresent();
        assertThat(service.rules()).allSatisfy(rule -> {
            var reason = rule.reason();
            assertThat(List.of(reason.nb(), reason.nn(), reason.en()))
                    .allSatisfy(text -> assertThat(text).endsWith(".").hasSizeBetween(15, 250));
            assertThat(isTranslated(reason)).isTrue();
            assertThat(ELEVEN_DIGITS.matcher(rule.reason().toString()).find()).isFalse();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("municipal")
    void shouldNotFillInMoreThanItsLevelIsGoodFor(ServiceProfile service) {
        assertThat(service.prefill()).allSatisfy(field -> {
            assertThat(field.level().satisfies(SecurityLevel.SUBSTANTIAL)).isTrue();
            assertThat(isTranslated(field.purpose())).isTrue();
        });
    }

    /** Bokmål and nynorsk are often one; English is neither. */
    private static boolean isTranslated(Texts texts) {
        return !texts.nb().equals(texts.en()) && !texts.nn().equals(texts.en());
    }

    @Test
    void shouldShowCitizensOnlyTheServicesThatTheDemoRuns() {
        assertThat(municipal().filter(ServiceProfile::listed).map(service -> service.id()
                        .value()))
                .containsExactly("apningstider", "barnehage", "byggesak", "hjemmehjelp", "skjenkebevilling");
    }

    /** The page is written by this test: on a difference, copy what it wrote. */
    @Test
    void shouldBeTheTableInTheDocs() throws IOException {
        var table = Stream.concat(
                        Stream.of(
                                "| service | id | theme | data | levels | recommended | identity |",
                                "|---|---|---|---|---|---|---|"),
                        municipal().map(this::row))
                .toList();
        var written = Path.of("target/catalogue-table.md");
        Files.write(written, table);

        assertThat(Files.readAllLines(PAGE))
                .as("the table of docs/catalogue.md; as it should be: " + written)
                .containsSequence(table);
    }

    @Test
    void shouldBeTheSumsInTheDocs() throws IOException {
        var kindergarten = municipal()
                .filter(service -> service.id().value().equals("barnehage"))
                .findFirst()
                .orElseThrow();
        var sums = matrix.recommend(assessment(kindergarten)).reasoning().stream()
                .map(this::row)
                .toList();

        assertThat(Files.readAllLines(EXAMPLE)).containsSequence(sums);
    }

    private String row(Step step) {
        return switch (step) {
            case Step.LikelihoodFound(var asked, var result) ->
                "| likelihood | frequency %s, motivation %s | %s |"
                        .formatted(asked.frequency().word(), asked.motivation().word(), result.word());
            case Step.CategoryWeighed(var category, var consequence, var likelihood, var level) ->
                "| %s | %s, %s | %d |".formatted(name(category), consequence.word(), likelihood.word(), level.number());
            case Step.Concluded(var level, var decidedBy) ->
                "| recommendation | decided by %s | **%d** |"
                        .formatted(
                                String.join(
                                        ", ", decidedBy.stream().map(this::name).toList()),
                                level.number());
        };
    }

    private String name(ConsequenceCategory category) {
        return AssessmentTexts.shipped().name(category, Locale.ENGLISH).toLowerCase(Locale.ENGLISH);
    }

    private String row(ServiceProfile service) {
        var levels = service.rules().stream()
                .map(rule -> rule.level().number())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(String::valueOf)
                .toList();
        var data = service.classification().data().stream()
                .sorted()
                .map(DataCategory::word)
                .toList();
        var recommended = matrix.recommend(assessment(service)).level().number();
        return "| " + service.title().in(Locale.forLanguageTag("nb")) + " | `" + service.id() + "` | "
                + service.classification().los().orElseThrow().theme() + " | " + String.join(", ", data) + " | "
                + String.join(", ", levels) + " | " + recommended
                + (assessment(service).belowBecause().isPresent() ? " (less, with a reason)" : "") + " | "
                + service.identity().word() + " |";
    }

    private static Assessment assessment(ServiceProfile service) {
        return service.assessment().orElseThrow(() -> new AssertionError(service.id() + " has no assessment"));
    }
}
