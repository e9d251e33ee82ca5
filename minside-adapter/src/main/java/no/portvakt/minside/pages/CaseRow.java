package no.portvakt.minside.pages;

import no.portvakt.minside.status.CaseView;
import no.portvakt.profiles.level.SecurityLevel;

/** One case in a list, as much of it as the session may see. */
public sealed interface CaseRow {

    String title();

    boolean masked();

    static CaseRow of(CaseView view, Visit visit) {
        var texts = visit.texts();
        var language = visit.language();
        return switch (view) {
            case CaseView.Open open ->
                new Open(
                        CaseDetail.pathOf(open.id()),
                        open.subject().orElse(open.title().in(language)),
                        open.serviceTitle().in(language),
                        StatusTag.of(open.status(), texts),
                        open.caseNumber()
                                .map(number -> texts.of("caseNumberShort", number))
                                .orElse(texts.of("caseNumberFollows")),
                        texts.of("caseSentShort", Moments.day(open.received(), language)));
            case CaseView.Masked masked ->
                new Masked(
                        masked.title().in(language),
                        texts.of(
                                "caseMasked",
                                texts.of("level" + masked.opensAt().number())),
                        StepUp.to(masked.opensAt(), CaseDetail.pathOf(masked.id())),
                        raise(masked.opensAt(), texts));
        };
    }

    /** The words on the button that raises the session's level. */
    static String raise(SecurityLevel level, Texts texts) {
        return level == SecurityLevel.HIGH ? texts.of("raiseTo4") : texts.of("raiseTo3");
    }

    /** A case that the session may see. */
    record Open(String link, String title, String service, StatusTag status, String number, String sent)
            implements CaseRow {
        @Override
        public boolean masked() {
            return false;
        }
    }

    /** That there is a case, and what opens it. */
    record Masked(String title, String explanation, String raiseLink, String raise) implements CaseRow {
        @Override
        public boolean masked() {
            return true;
        }
    }
}
