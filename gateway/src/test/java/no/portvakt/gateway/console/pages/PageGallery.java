package no.portvakt.gateway.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.decisions.ReportJson;
import no.portvakt.gateway.console.decisions.Usage;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.Grade;
import no.portvakt.profiles.assess.Likelihood;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.simulate.Effect;
import no.portvakt.profiles.simulate.LeftOpen;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.SimulationReport;
import no.portvakt.profiles.simulate.Tally;
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
        pages.put(
                "version-draft",
                print(version(may(true, true, false, true, Optional.empty()), simulation(simulated())), List.of()));
        pages.put(
                "version-proposed",
                print(
                        version(
                                may(false, false, true, true, Optional.of(words.of("whyNot.own"))),
                                simulation(nothing())),
                        List.of()));
        pages.put(
                "proposals",
                print(
                        new ProposalsPage(
                                words.of("proposalsTitle"),
                                Told.words("not-together", words),
                                List.of(row(), another()),
                                List.of(row())),
                        List.of()));
        pages.put("proposals-none", print(new ProposalsPage("x", Optional.empty(), List.of(), List.of()), List.of()));
        pages.putAll(portalPages());
        pages.put(
                "message",
                print(new MessagePage(words.of("staleTitle"), words.of("stale"), Optional.empty()), List.of()));
        pages.putAll(notDone());
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
        pages.put(
                "assessment",
                print(AssessmentForm.empty().page(RiskMatrix.shipped(), visit, "a.yaml", Optional.empty()), List.of()));
        pages.put("assessment-answered", print(answered(), List.of()));
        return pages;
    }

    private Map<String, String> notDone() {
        var page = new ProblemPage(
                words.of("notFoundTitle"),
                words.of("notFound"),
                EditPage.of("", "", "", "", problems()).faults(),
                "f6ac9226-a9af-4aa1-8dcd-cffb9acfaf30");
        return Map.of(
                "problem",
                print(page, List.of()),
                "problem-stranger",
                renderer.print(page, words, Frame.bare(visit.language(), "/x")));
    }

    private DecisionsPage decisions() {
        return new DecisionsPage(
                words.of("tabDecisions"),
                "f6ac9226-a9af-4aa1-8dcd-cffb9acfaf30",
                "2026-11-22T10:42",
                "",
                List.of(new DecisionsPage.Choice("barnehage", "Barnehageplass", true)),
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
                        words.of("enforcedBy", "edge-1", "17"))),
                Optional.of("/decisions?service=barnehage"));
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
        return AssessmentForm.of(assessment).page(RiskMatrix.shipped(), visit, "a.yaml", Optional.of(assessment));
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
                EditPage.of("", "a.yaml", "", "", problems()).faults(),
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
                catalog().services().getFirst(),
                Optional.of("barnehage.yaml"),
                List.of(row()),
                Optional.of(impact()),
                true,
                visit);
    }

    private VersionPage version(VersionPage.May may, SimulationView simulation) {
        return new VersionPage(
                words.of("versionTitle", "barnehage.yaml", "3"),
                row(),
                Told.words("waits", words),
                Optional.of(row()),
                List.of(
                        new VersionPage.EffectRow("barnehage", words.of("lowers"), "danger", "rules", "GET /: 3 to 2"),
                        new VersionPage.EffectRow(
                                "barnehage", words.of("raises"), "success", "rules", "POST /: 3 to 4")),
                List.of("barnehage"),
                EditPage.of("", "barnehage.yaml", "", "", problems()).faults(),
                true,
                Optional.of(simulation),
                List.of(new VersionPage.EventRow(words.of("event.proposed"), "Ola", "i dag", NOON.toString(), "fordi")),
                YAML,
                may);
    }

    private static SimulationReport simulated() {
        var hours = new TreeMap<Instant, Tally>();
        for (int hour = 0; hour < 168; hour++) {
            int busy = 5 + (hour % 24) * (24 - hour % 24) / 4;
            hours.put(
                    NOON.minus(Duration.ofHours(168 - hour)), tally(busy * 20, busy, busy / 6, hour % 7, busy / 9, 0));
        }
        return new SimulationReport(
                tally(12_004, 902, 93, 14, 61, 400),
                400,
                new TreeMap<>(Map.of(
                        new ServiceId("barnehage"), tally(9_000, 802, 9, 1, 60, 380),
                        new ServiceId("sfo"), tally(3_004, 100, 84, 13, 1, 40))),
                hours,
                new TreeMap<>(Map.of("pin", tally(10_000, 902, 90, 2, 0, 390), "none", tally(2_004, 0, 3, 12, 61, 0))),
                Map.of(LeftOpen.PATH, 40L, LeftOpen.PERSON, 20L, LeftOpen.LOGIN, 1L),
                Optional.of(NOON.minus(Duration.ofDays(7))),
                Optional.of(NOON));
    }

    private static SimulationReport nothing() {
        var unchanged = tally(900, 0, 0, 0, 0, 0);
        return new SimulationReport(
                unchanged,
                40,
                new TreeMap<>(Map.of(new ServiceId("barnehage"), unchanged)),
                new TreeMap<>(Map.of(NOON, unchanged)),
                new TreeMap<>(Map.of("pin", unchanged)),
                Map.of(),
                Optional.of(NOON),
                Optional.of(NOON));
    }

    private static Tally tally(int unchanged, int stepUp, int refused, int permitted, int undecidable, int persons) {
        return new Tally(
                Map.of(
                        Effect.UNCHANGED, (long) unchanged,
                        Effect.STEP_UP, (long) stepUp,
                        Effect.REFUSED, (long) refused,
                        Effect.PERMITTED, (long) permitted,
                        Effect.UNDECIDABLE, (long) undecidable),
                persons == 0 ? Map.of() : Map.of(Effect.STEP_UP, persons, Effect.REFUSED, persons / 10));
    }

    private SimulationView simulation(SimulationReport report) {
        return SimulationView.of(
                new SimulationResult(new UUID(1, 2), 7, "subject", ReportJson.write(report), NOON), visit);
    }

    private ImpactView impact() {
        var now = new SimulationResult(new UUID(1, 2), 7, "subject", ReportJson.write(simulated()), NOON);
        return new ImpactView(
                List.of(
                        new ImpactView.Choice(words.of("lastDays", "7"), "/services/a?days=7", true),
                        new ImpactView.Choice(words.of("lastDays", "30"), "/services/a?days=30", false)),
                words.of("impactSummary", "12\u00a0004", "400"),
                Optional.of(ImpactPages.table(
                        new Usage(
                                12_004,
                                400,
                                List.of(
                                        new Usage.Method(
                                                "pin", Map.of(Outcome.PERMITTED, 9_000L, Outcome.STEP_UP, 902L), 390),
                                        new Usage.Method(
                                                "", Map.of(Outcome.STEP_UP, 2_000L, Outcome.REFUSED, 93L), 0))),
                        visit)),
                List.of(
                        new ImpactView.Waiting(
                                row(),
                                ImpactPages.facts(now, new ServiceId("barnehage"), visit),
                                Optional.of(words.of("simulatedAt", "i dag")),
                                Optional.of(new UUID(1, 2).toString()),
                                true),
                        new ImpactView.Waiting(row(), List.of(), Optional.empty(), Optional.empty(), true)));
    }

    private static VersionPage.May may(
            boolean simulate, boolean propose, boolean approve, boolean withdraw, Optional<String> whyNot) {
        return new VersionPage.May(simulate, propose, approve, withdraw, whyNot);
    }

    private Map<String, String> portalPages() {
        return Map.of(
                "portals", print(portals(), List.of()),
                "portals-none", print(new PortalsPage("x", List.of(), List.of()), List.of()),
                "portals-unreadable", print(new PortalsPage("x", List.of(), List.of("e247.yaml:3: x")), List.of()));
    }

    private Page portals() {
        var level = new LevelMark(4, words.of("level4"));
        var told = words.of("portalLearnsNumber");
        return new PortalsPage(
                words.of("portalsTitle"),
                List.of(
                        new PortalsPage.Row(
                                "e247",
                                "Skjemaportalen",
                                "SAML 2.0",
                                "byggesak",
                                "Byggesak",
                                level,
                                told,
                                List.of(),
                                List.of("keys: signs with RSA, CN=e247: its certificate ends on 2026-12-11T12:00:00Z")),
                        new PortalsPage.Row(
                                "eportal",
                                "Portalen",
                                "OpenID Connect",
                                "byggesak",
                                "Byggesak",
                                level,
                                told,
                                List.of("keys: none of 0 has \"use\": \"sig\" and fits ES256"),
                                List.of())),
                List.of());
    }

    private VersionRow row() {
        return row(7);
    }

    private VersionRow another() {
        return row(8);
    }

    private VersionRow row(long id) {
        return new VersionRow(
                id,
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
