package no.portvakt.gateway.console.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.Grade;
import no.portvakt.profiles.assess.Likelihood;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.trust.correlation.CorrelationId;

/** Prints each page of the console in its states. */
final class PageGallery {

    static final Officer KARI = new Officer("subject-kari", "Kari Sikkerhet", Set.of(Role.SECURITY_OFFICER), Set.of());

    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    private static final String YAML = "service:\n  id: barnehage\n  rules:\n    - {path: /**, level: 9}\n";

    private final PageRenderer renderer = new PageRenderer();
    private final Visit visit;
    private final Words words;

    PageGallery(Language language) {
        this.visit = new Visit(new OfficerCall(KARI, CorrelationId.random()), language, "/?sprak=nb");
        this.words = visit.words();
    }

    Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", print(overview(), List.of()));
        pages.put("overview-emergency", print(overview(), List.of(words.of("tooFewApprovers"))));
        pages.put("service", print(service(), List.of()));
        pages.put("edit", print(EditPage.of(words.of("editTitle", "a"), "a.yaml", YAML, "n", List.of()), List.of()));
        pages.put("edit-wrong", print(EditPage.of("a", "a.yaml", YAML, "n", problems()), List.of()));
        pages.put("version-draft", print(version(may(true, true, false, true, Optional.empty())), List.of()));
        pages.put(
                "version-proposed",
                print(version(may(false, false, true, true, Optional.of(words.of("whyNot.own")))), List.of()));
        pages.put(
                "proposals",
                print(new ProposalsPage(words.of("proposalsTitle"), List.of(row()), List.of(row())), List.of()));
        pages.put("proposals-none", print(new ProposalsPage("x", List.of(), List.of()), List.of()));
        pages.put(
                "message",
                print(new MessagePage(words.of("staleTitle"), words.of("stale"), Optional.empty()), List.of()));
        pages.put("decisions", print(decisions(), List.of()));
        pages.put("emergency", print(emergency(), List.of(words.of("emergencyBanner", "barnehage", "angrep"))));
        pages.put(
                "audit",
                print(
                        new AuditPage(
                                words.of("tabAudit"),
                                "kari",
                                List.of(new AuditPage.Row(
                                        1, "2026-11-22", "Kari", "profile.proposed", "a", "DONE", "b"))),
                        List.of()));
        pages.put("assessment", print(AssessmentForm.empty().page(visit, "a.yaml", Optional.empty()), List.of()));
        pages.put("assessment-answered", print(answered(), List.of()));
        return pages;
    }

    private DecisionsPage decisions() {
        return new DecisionsPage(
                words.of("tabDecisions"),
                "f6ac9226-a9af-4aa1-8dcd-cffb9acfaf30",
                Optional.of(words.of("noDecision")),
                List.of(new DecisionsPage.Row(
                        Moments.of(NOON, visit.language()),
                        NOON.toString(),
                        "barnehage",
                        "GET /*",
                        "/**",
                        LevelMark.of(SecurityLevel.LOW, words),
                        words.of("decided.refused"),
                        "fordi",
                        words.of("enforcedBy", "edge-1", "17"))));
    }

    private EmergencyPage emergency() {
        var id = new UUID(3, 4).toString();
        return new EmergencyPage(
                words.of("tabEmergency"),
                Told.words("done", words),
                List.of(
                        new EmergencyPage.Row(id, "barnehage", "Ola", "angrep", Optional.empty(), true, false, false),
                        new EmergencyPage.Row(
                                new UUID(5, 6).toString(),
                                words.of("allServices"),
                                "Ola",
                                "angrep",
                                Optional.of(words.of("endProposed", "Ola", "over")),
                                false,
                                true,
                                true)),
                List.of(new EmergencyPage.Choice("barnehage", "Barnehageplass")),
                true);
    }

    private AssessmentPage answered() {
        var assessment = assessment();
        return AssessmentForm.of(assessment).page(visit, "a.yaml", Optional.of(assessment));
    }

    static Assessment assessment() {
        var grave = Arrays.stream(ConsequenceCategory.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), category -> Grade.VERY_SERIOUS));
        return new Assessment(
                LocalDate.of(2026, 11, 22),
                "Sikkerhetsansvarlig: \"Asker\"",
                grave,
                new Likelihood(Grade.VERY_SERIOUS, Grade.SERIOUS),
                SecurityLevel.LOW,
                "Fordi: # ikke en kommentar",
                Optional.empty());
    }

    private String print(Page page, List<String> banner) {
        return renderer.print(page, visit, banner, "token");
    }

    private OverviewPage overview() {
        var services = catalog().services();
        return new OverviewPage(
                words.of("overviewTitle"),
                LevelChart.of(services.stream().map(LevelMark::highest).toList(), words),
                List.of(words.of("tooFewApprovers")),
                2,
                services.stream()
                        .map(service -> new OverviewPage.Row(
                                service.id().value(),
                                visit.language().of(service.title()),
                                service.owner().organisation(),
                                LevelMark.of(service, words)))
                        .toList(),
                List.of(new OverviewPage.DocumentLink("floor.yaml", "/documents?name=floor.yaml")));
    }

    private ServicePage service() {
        return ServicePage.of(
                catalog().services().getFirst(), Optional.of("barnehage.yaml"), List.of(row()), true, visit);
    }

    private VersionPage version(VersionPage.May may) {
        return new VersionPage(
                words.of("versionTitle", "barnehage.yaml", "3"),
                row(),
                Told.words("waits", words),
                List.of(
                        new VersionPage.EffectRow("barnehage", words.of("lowers"), "danger", "rules", "GET /: 3 to 2"),
                        new VersionPage.EffectRow(
                                "barnehage", words.of("raises"), "success", "rules", "POST /: 3 to 4")),
                List.of("barnehage"),
                EditPage.of("", "barnehage.yaml", "", "", problems()).faults(),
                true,
                Optional.of(
                        SimulationView.of(new SimulationResult(new UUID(1, 2), 7, "subject", SIMULATED, NOON), visit)),
                List.of(new VersionPage.EventRow(words.of("event.proposed"), "Ola", "i dag", NOON.toString(), "fordi")),
                YAML,
                may);
    }

    private static final String SIMULATED = """
            {"total": {"requests": {"UNCHANGED": 900, "STEP_UP": 90, "REFUSED": 9, "PERMITTED": 1, "UNDECIDABLE": 0},
                       "persons": {"STEP_UP": 40, "REFUSED": 2}},
             "persons": 400, "byService": {}, "byHour": {}, "byLoginMethod": {}}
            """;

    private static VersionPage.May may(
            boolean simulate, boolean propose, boolean approve, boolean withdraw, Optional<String> whyNot) {
        return new VersionPage.May(simulate, propose, approve, withdraw, whyNot);
    }

    private VersionRow row() {
        return new VersionRow(
                7,
                "barnehage.yaml",
                3,
                words.of("stage.superseded"),
                "neutral",
                "Ola Vakt",
                Moments.of(NOON, visit.language()),
                NOON.toString(),
                "<script>alert(1)</script>",
                true);
    }

    private static List<Problem> problems() {
        return List.of(
                new Problem("a.yaml", 4, "service.rules[0].level", "is not a level", List.of("0", "1")),
                new Problem("other.yaml", 2, "", "is <b>odd</b>", List.of()));
    }

    private static ServiceCatalog catalog() {
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded loaded -> loaded.catalog();
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }
}
