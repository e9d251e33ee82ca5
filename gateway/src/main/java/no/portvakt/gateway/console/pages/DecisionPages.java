package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/** Finds decisions for an officer: of every service, or of her own. */
final class DecisionPages {

    private final DecisionSearch search;
    private final ReasonTexts reasons = ReasonTexts.load();

    DecisionPages(DecisionSearch search) {
        this.search = search;
    }

    Optional<Page> search(Visit visit, String typed) {
        if (!visit.officer().mayAtAll(Action.SEARCH_DECISIONS)) {
            return Optional.empty();
        }
        var words = visit.words();
        var correlation = CorrelationId.parse(typed.strip());
        var rows = correlation.map(search::byCorrelation).orElse(List.of()).stream()
                .filter(found -> visit.officer()
                        .may(Action.SEARCH_DECISIONS, found.decision().service()))
                .map(found -> row(found, visit))
                .toList();
        Optional<String> told = typed.isBlank() || !rows.isEmpty()
                ? Optional.empty()
                : Optional.of(words.of(correlation.isEmpty() ? "noCorrelation" : "noDecision"));
        return Optional.of(new DecisionsPage(words.of("tabDecisions"), typed, told, rows));
    }

    private DecisionsPage.Row row(FoundDecision found, Visit visit) {
        var words = visit.words();
        var decision = found.decision();
        return new DecisionsPage.Row(
                Moments.of(found.at(), visit.language()),
                found.at().toString(),
                decision.service().value(),
                decision.method() + " " + decision.pathTemplate(),
                decision.rule(),
                LevelMark.of(decision.levelHad(), words),
                words.of(
                        switch (decision.outcome()) {
                            case PERMITTED -> "decided.permitted";
                            case STEP_UP -> "decided.step-up";
                            case REFUSED -> "decided.refused";
                        }),
                decision.reason()
                        .map(reason ->
                                reasons.of(reason, visit.language().locale()).title())
                        .orElse(""),
                words.of("enforcedBy", found.edge(), Long.toString(found.policyVersion())));
    }
}
