package no.portvakt.minside.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * A page that says no, and what would open it.
 *
 * @param reference to quote when asking the municipality; not on refusals that explain themselves
 */
public record Refusal(String title, String text, Optional<LevelMark> needs, List<Way> ways, Optional<String> reference)
        implements Page {

    private static final ReasonTexts REASONS = ReasonTexts.load();

    public Refusal {
        ways = List.copyOf(ways);
    }

    static Refusal of(Visit visit, Reason reason, CorrelationId correlation) {
        var texts = visit.texts();
        var said = REASONS.of(reason, Locale.forLanguageTag(visit.language().tag()));
        return new Refusal(
                said.title(),
                said.detail(),
                Optional.empty(),
                List.of(new Way("/", texts.of("refusalHome"))),
                Optional.of(correlation.value()));
    }

    /** A stronger or newer log-in opens it. */
    static Refusal raise(Visit visit, Decision.StepUpNeeded needed, String returnPath) {
        var texts = visit.texts();
        var mark = LevelMark.of(needed.required(), texts);
        boolean tooOld = needed.reason() == Reason.LOGIN_TOO_OLD;
        return new Refusal(
                texts.of("refusalRaiseTitle"),
                tooOld ? texts.of("refusalTooOld") : texts.of("refusalRaise", mark.words()),
                Optional.of(mark),
                List.of(
                        new Way(
                                StepUp.to(needed.required(), returnPath),
                                tooOld ? texts.of("refusalAgain") : CaseRow.raise(needed.required(), texts)),
                        new Way("/", texts.of("refusalHome"))),
                Optional.empty());
    }

    static Refusal maskedCase(Visit visit, SecurityLevel opensAt, String returnPath) {
        var texts = visit.texts();
        var mark = LevelMark.of(opensAt, texts);
        return new Refusal(
                texts.of("caseMaskedTitle"),
                texts.of("caseMaskedHelp", mark.words()),
                Optional.of(mark),
                List.of(
                        new Way(StepUp.to(opensAt, returnPath), CaseRow.raise(opensAt, texts)),
                        new Way(CaseDetail.FOLDER, texts.of("back"))),
                Optional.empty());
    }

    static Refusal sentBefore(Visit visit, String formPath) {
        var texts = visit.texts();
        return new Refusal(
                texts.of("refusalSentTitle"),
                texts.of("refusalSent"),
                Optional.empty(),
                List.of(new Way(CaseDetail.FOLDER, texts.of("tabCases")), new Way(formPath, texts.of("refusalReopen"))),
                Optional.empty());
    }

    static Refusal stale(Visit visit, String formPath) {
        var texts = visit.texts();
        return new Refusal(
                texts.of("refusalStaleTitle"),
                texts.of("refusalStale"),
                Optional.empty(),
                List.of(new Way(formPath, texts.of("refusalReopen"))),
                Optional.empty());
    }

    @Override
    public String template() {
        return "refusal";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.empty();
    }

    /** A way on from here; the first of them is the one that we suggest. */
    public record Way(String link, String text) {}
}
