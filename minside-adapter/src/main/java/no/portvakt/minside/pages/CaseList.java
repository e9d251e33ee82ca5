package no.portvakt.minside.pages;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.status.CaseView;

/** All of the citizen's cases. */
public record CaseList(String title, List<CaseRow> cases) implements Page {

    public CaseList {
        cases = List.copyOf(cases);
    }

    static CaseList of(Visit visit, List<CaseView> cases) {
        return new CaseList(
                visit.texts().of("casesTitle"),
                cases.stream().map(view -> CaseRow.of(view, visit)).toList());
    }

    @Override
    public String template() {
        return "cases";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.CASES);
    }
}
