package no.portvakt.minside.pages;

import java.time.Instant;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.portvakt.minside.accesslog.EntriesFound;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.signing.Trouble;
import no.portvakt.minside.status.CaseQuery;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CasesFound;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.submission.Draft;
import no.portvakt.minside.submission.FieldProblem;
import no.portvakt.minside.submission.Receipt;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** Every page in every state that looks different, printed. */
final class Gallery {

    private static final CaseQuery SEARCH = new CaseQuery(
            CaseQuery.Order.CHANGED, Optional.empty(), Set.of(CitizenStatus.VEDTATT), Optional.of("<b>plass"), 20);

    private static final Optional<RetentionClass> KEPT = Optional.of(new RetentionClass("vanlig", Period.ofYears(3)));

    private static final Draft DRAFT = new Draft(
            "barnehage", Map.of(), Instant.parse("2026-11-22T09:00:00Z"), Instant.parse("2026-12-22T09:00:00Z"));

    private static final PageRenderer RENDERER = new PageRenderer("Asker kommune");

    private final Language language;
    private final Map<String, String> pages = new LinkedHashMap<>();

    private Gallery(Language language) {
        this.language = language;
    }

    static Map<String, String> in(Language language) {
        var gallery = new Gallery(language);
        gallery.addCases();
        gallery.addForms();
        gallery.addRefusals();
        gallery.add("overview", "/", Gallery::overview);
        gallery.add(SecurityLevel.HIGH, "overview-level4", "/", Gallery::overview);
        gallery.add("log", "/tilgangslogg", visit -> log(visit, 60));
        gallery.add("log-none", "/tilgangslogg", visit -> log(visit, 0));
        gallery.add("privacy", StatementResource.PRIVACY, Gallery::privacy);
        gallery.add(
                "accessibility",
                StatementResource.ACCESSIBILITY,
                visit -> new AccessibilityPage(visit.texts().of("accessibilityTitle")));
        return gallery.pages;
    }

    private void addCases() {
        add(
                "cases",
                "/saker",
                visit -> cases(
                        visit,
                        CaseQuery.all(20),
                        List.of(Samples.openCase(CitizenStatus.UNDER_BEHANDLING), Samples.maskedCase())));
        add("cases-none", "/saker", visit -> cases(visit, CaseQuery.all(20), List.of()));
        add("cases-many", "/saker", visit -> cases(visit, CaseQuery.all(20), manyCases()));
        add("cases-searched", "/saker", visit -> cases(visit, SEARCH, List.of()));
        add("case", "/saker/1", visit -> CaseDetail.of(visit, Samples.openCase(CitizenStatus.UNDER_BEHANDLING), KEPT));
        add("case-received", "/saker/1", visit -> CaseDetail.of(visit, Samples.openCase(CitizenStatus.MOTTATT), KEPT));
        add("case-decided", "/saker/1", visit -> CaseDetail.of(visit, Samples.openCase(CitizenStatus.VEDTATT), KEPT));
        add("case-masked", "/saker/2", visit -> Refusal.maskedCase(visit, SecurityLevel.HIGH, "/saker/2"));
    }

    private static CaseList cases(Visit visit, CaseQuery query, List<CaseView> cases) {
        return CaseList.of(visit, new CasesFound.Page(cases, query, Optional.of("sealed")), query.isNarrowed());
    }

    private static List<CaseView> manyCases() {
        return Collections.nCopies(20, Samples.openCase(CitizenStatus.UNDER_BEHANDLING));
    }

    private void addForms() {
        add("form", "/skjema/barnehage", visit -> form(visit, 0, List.of()));
        add("form-errors", "/skjema/barnehage", visit -> form(visit, 0, mistakes()));
        add("form-raise", "/skjema/skjenkebevilling", visit -> form(visit, 2, List.of()));
        add("signing", "/signering/1", visit -> SigningPage.of(visit, Samples.toSign(Optional.empty()), true));
        for (var trouble : Trouble.values()) {
            add(
                    "signing-" + trouble.id(),
                    "/signering/1",
                    visit -> SigningPage.of(visit, Samples.toSign(Optional.of(trouble)), trouble != Trouble.UNSIGNED));
        }
        add("receipt", "/kvittering/1", visit -> receipt(visit, Optional.of("2026/1042")));
        add("receipt-waiting", "/kvittering/1", visit -> receipt(visit, Optional.empty()));
    }

    private void addRefusals() {
        add(
                "not-found",
                "/saker/3",
                visit -> Refusal.of(visit, Reason.NOT_FOUND, visit.caller().correlation()));
        add(
                "raise",
                "/skjema/x",
                visit -> Refusal.raise(
                        visit,
                        new Decision.StepUpNeeded(Reason.LEVEL_TOO_LOW, SecurityLevel.HIGH, Optional.empty()),
                        "/skjema/x"));
        add("stale", "/skjema/x", visit -> Refusal.stale(visit, "/skjema/x"));
        add("sent-before", "/skjema/x", visit -> Refusal.sentBefore(visit, "/skjema/x"));
    }

    private void add(String name, String path, Function<Visit, Page> make) {
        add(SecurityLevel.SUBSTANTIAL, name, path, make);
    }

    private void add(SecurityLevel level, String name, String path, Function<Visit, Page> make) {
        var visit = Samples.visit(level, language, path);
        pages.put(name, RENDERER.print(make.apply(visit), visit));
    }

    private static Page overview(Visit visit) {
        var level = visit.caller().assurance().level();
        return Overview.of(
                visit,
                Samples.services(level),
                new Overview.Todo(
                        Waiting.of(
                                visit,
                                List.of(Samples.toSign(Optional.empty())),
                                List.of(Samples.openCase(CitizenStatus.VENTER_PAA_DEG), Samples.maskedCase())),
                        List.of(Overview.Unfinished.of(visit, DRAFT, Samples.form(SecurityLevel.SUBSTANTIAL)))),
                List.of(Samples.openCase(CitizenStatus.UNDER_BEHANDLING), Samples.maskedCase()));
    }

    private static Page form(Visit visit, int index, List<FieldProblem> problems) {
        var service = Samples.services(SecurityLevel.SUBSTANTIAL).get(index);
        return FormPage.of(
                visit, service, service.form().orElseThrow(), Samples.opened(visit.caller(), service, problems));
    }

    private static List<FieldProblem> mistakes() {
        return List.of(
                new FieldProblem("contact.mobile", FieldProblem.Kind.MISSING),
                new FieldProblem("place.share", FieldProblem.Kind.MISSING),
                new FieldProblem("place.first", FieldProblem.Kind.WRONG_FORM),
                new FieldProblem("place.note", FieldProblem.Kind.TOO_LONG));
    }

    private static Page receipt(Visit visit, Optional<String> number) {
        var title = new Text(
                "Søknad om barnehageplass", "Søknad om barnehageplass", "Application for a kindergarten place");
        return ReceiptView.of(
                visit, new Receipt("1", "barnehage", title, Instant.EPOCH.plusSeconds(1_795_000_000L), number));
    }

    private static Page log(Visit visit, int lines) {
        var page = new EntriesFound.Page(
                Samples.log(Math.min(lines, AccessLogPage.PER_PAGE)),
                Optional.of("sealed").filter(_ -> lines > 0));
        return AccessLogPage.of(visit, page, lines == 0, id -> Samples.services(SecurityLevel.SUBSTANTIAL).stream()
                .filter(service -> service.id().equals(id))
                .findFirst());
    }

    private static Page privacy(Visit visit) {
        var fields = List.of(
                new PrivacyPage.Field(
                        "Navnet ditt", "Folkeregisteret", "For å vite hvem som søker. Barnehageloven § 20"),
                new PrivacyPage.Field("Barnets navn", "Oppad", "For å finne barnet ditt"));
        return new PrivacyPage(
                visit.texts().of("privacyTitle"),
                List.of(new PrivacyPage.Fetching("Søknad om barnehageplass", fields)),
                List.of(new PrivacyPage.Kept("Søknad om barnehageplass", "3 år")),
                Optional.of("Dialogporten"),
                Optional.of("Signeringstjenesten"),
                true);
    }
}
