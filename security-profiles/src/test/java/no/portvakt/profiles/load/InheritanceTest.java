package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Zone;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates, the municipality's defaults, and the floor under both. */
class InheritanceTest {

    private static final String RULES = """
            rules:
                - {path: /**, methods: [GET], level: %s, reason: {nb: A., nn: A., en: A.}}
            """;

    private static final String OWNER = "owner: {organisation: Asker kommune}";

    private static final ProfileSource PERSONAL = document(
            "templates/personal-data.yaml",
            "template:",
            "  id: personal-data",
            "  identity: pairwise",
            "  session: {idle: 10m, absolute: 1h}",
            "  " + RULES.formatted("3"));

    @Test
    void shouldTakeFromTheTemplateWhateverTheServiceLeavesOut() {
        var service = only(PERSONAL, service("template: personal-data", OWNER));

        assertThat(service.identity()).isEqualTo(IdentityShown.PAIRWISE);
        assertThat(service.session().idle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(service.rules()).hasSize(1);
    }

    @Test
    void shouldPreferTheServicesOwnKeyThenTheTemplatesThenItsParentsThenTheDefault() {
        var health = document(
                "templates/health.yaml", "template:", "  id: health", "  inherits: personal-data", "  zone: secure");
        var defaults = document(
                "defaults.yaml", "defaults:", "  zone: external", "  identity: none", "  login: [pki]", "  " + OWNER);

        var service = only(PERSONAL, health, defaults, service("template: health", "identity: national-id"));

        assertThat(service.identity()).isEqualTo(IdentityShown.NATIONAL_ID);
        assertThat(service.upstream().zone()).isEqualTo(Zone.SECURE);
        assertThat(service.session().absolute()).isEqualTo(Duration.ofHours(1));
        assertThat(service.audience().login()).contains(Set.of(LoginMethod.PKI));
        assertThat(service.owner().organisation()).isEqualTo("Asker kommune");
    }

    @Test
    void shouldSayWhatIsMissingWhenNeitherTheServiceNorItsTemplateGivesIt() {
        assertThat(problems(PERSONAL, service("template: personal-data")))
                .containsExactly("sample.yaml:2: service.owner: is missing");
    }

    @Test
    void shouldReportAMistakeInATemplateOnceHoweverManyInheritIt() {
        var broken = document("templates/t.yaml", "template:", "  id: t", "  zone: dmz");

        assertThat(problems(
                        broken,
                        service("template: t", OWNER, "identity: none", RULES.formatted("3")),
                        document(
                                "other.yaml",
                                "service:",
                                "  id: other",
                                "  host: other",
                                "  title: {nb: P, nn: P, en: P}",
                                "  template: t",
                                "  identity: none",
                                "  " + OWNER,
                                "  " + RULES.formatted("3"))))
                .containsExactly(
                        "templates/t.yaml:3: template.zone: is not known; choose one of external, internal, secure");
    }

    @Test
    void shouldReportAMistakeInATemplateThatNobodyUses() {
        assertThat(problems(
                        document("templates/t.yaml", "template:", "  id: t", "  idle: 3m"),
                        service(OWNER, "identity: none", RULES.formatted("3"))))
                .singleElement()
                .asString()
                .startsWith("templates/t.yaml:3: template.idle: is not a key here");
    }

    @Test
    void shouldReportTemplatesThatInheritFromThemselves() {
        assertThat(problems(
                        document("templates/a.yaml", "template:", "  id: a", "  inherits: b"),
                        document("templates/b.yaml", "template:", "  id: b", "  inherits: a"),
                        document("templates/c.yaml", "template:", "  id: c", "  inherits: c"),
                        document("templates/d.yaml", "template:", "  id: d", "  inherits: nowhere"),
                        service("template: a", OWNER, "identity: none", RULES.formatted("3"))))
                .containsExactly(
                        "templates/a.yaml:2: template.inherits: inherits from itself: a → b → a",
                        "templates/b.yaml:2: template.inherits: inherits from itself: b → a → b",
                        "templates/c.yaml:2: template.inherits: inherits from itself: c → c",
                        "templates/d.yaml:2: template.inherits: there is no template nowhere; choose one of a, b, c, d");
    }

    @Test
    void shouldReportTwoTemplatesOfOneNameAndTwoDefaults() {
        assertThat(problems(
                        PERSONAL,
                        document("templates/x.yaml", "template:", "  id: personal-data"),
                        document("defaults.yaml", "defaults:", "  zone: secure"),
                        document("more.yaml", "defaults:", "  zone: external"),
                        service("template: personal-data", OWNER)))
                .containsExactly(
                        "more.yaml:2: defaults: stands in defaults.yaml already",
                        "templates/x.yaml:2: template.id: personal-data is taken by templates/personal-data.yaml");
    }

    @Test
    void shouldRefuseAFileThatSaysTwoThings() {
        assertThat(problems(document(
                        "both.yaml", "defaults:", "  zone: secure", "floor:", "  level: 2", "service:", "  id: x")))
                .anyMatch(line -> line.startsWith("both.yaml:2: defaults: stands beside service"));
    }

    @ParameterizedTest(name = "{0} under a floor with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | level: 2             | service.rules[0].level: is 1, under the municipality's floor of 2",
                "3 | byData: {health: 4}  | service.rules[0].level: is 3, under the floor of 4 for data about health",
                "3 | login: [pki]         | service.rules[0].login: accepts more; the floor accepts only pki",
                "3 | 'maxSession: {idle: 5m, absolute: 8h}' | service.session: is 10m idle and 1h in all; the floor allows 5m and 8h",
                "3 | 'maxSession: {idle: 1h, absolute: 59m}' | floor.maxSession.absolute: must not be shorter than idle",
            })
    void shouldReportWhateverGoesUnderTheFloor(String level, String floor, String says) {
        assertThat(problems(
                        document("floor.yaml", "floor:", "  " + floor),
                        service(
                                OWNER,
                                "identity: none",
                                "data: [health]",
                                "login: [pin, pki]",
                                "session: {idle: 10m, absolute: 1h}",
                                RULES.formatted(level))))
                .singleElement()
                .asString()
                .endsWith(says);
    }

    @ParameterizedTest(name = "{0} over a floor with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | level: 3",
                "0 | login: [pki]",
                "3 | level: 3",
                "3 | byData: {criminal: 4}",
                "4 | byData: {health: 4}",
                "4 | 'maxSession: {idle: 30m, absolute: 8h}'",
            })
    void shouldLeaveAloneWhateverStaysAboveTheFloorOrIsOpenOnPurpose(String level, String floor) {
        only(
                document("floor.yaml", "floor:", "  " + floor),
                service(OWNER, "identity: none", "data: [health]", RULES.formatted(level)));
    }

    @Test
    void shouldHoldWhatAServiceInheritsAgainstTheFloorToo() {
        assertThat(problems(
                        PERSONAL,
                        document("floor.yaml", "floor:", "  level: 4"),
                        service("template: personal-data", OWNER)))
                .containsExactly("templates/personal-data.yaml:6: template.rules[0].level:"
                        + " is 3, under the municipality's floor of 4");
    }

    @Test
    void shouldNotBeInForceBeforeItIsValidHoweverOftenTheClockIsSetBack() {
        var service =
                only(service(OWNER, "identity: none", "validFrom: 2027-01-01T00:00:00+01:00", RULES.formatted("3")));
        var valid = Instant.parse("2026-12-31T23:00:00Z");

        assertThat(service.isInForceAt(valid.minusNanos(1))).isFalse();
        assertThat(service.isInForceAt(valid)).isTrue();
        assertThat(service.isInForceAt(valid.minusSeconds(60))).isFalse();
        assertThat(only(service(OWNER, "identity: none", RULES.formatted("3"))).isInForceAt(Instant.EPOCH))
                .isTrue();
    }

    private static ProfileSource service(String... keys) {
        List<String> lines = new ArrayList<>(
                List.of("service:", "  id: sample", "  host: sample", "  title: {nb: P, nn: P, en: P}"));
        Arrays.stream(keys).map(key -> "  " + key).forEach(lines::add);
        return document("sample.yaml", lines.toArray(String[]::new));
    }

    private static ProfileSource document(String name, String... lines) {
        return new ProfileSource(name, String.join("\n", lines));
    }

    private static ServiceProfile only(ProfileSource... sources) {
        return switch (ProfileLoader.load(List.of(sources))) {
            case Loaded loaded -> loaded.catalog().onHost("sample").orElseThrow();
            case Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    private static List<String> problems(ProfileSource... sources) {
        return switch (ProfileLoader.load(List.of(sources))) {
            case Loaded _ -> List.of();
            case Rejected rejected ->
                rejected.problems().stream().map(Problem::describe).toList();
        };
    }
}
