package no.portvakt.minside.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.status.CasesFound;
import no.portvakt.minside.status.CitizenStatus;

/**
 * The citizen's cases, a page of them, and what they were narrowed to.
 *
 * @param words what she searched for
 * @param statuses to choose from
 * @param narrowed whether some are left out
 * @param older where those that follow are
 * @param later whether others come before these
 */
public record CaseList(
        String title,
        List<CaseRow> cases,
        String words,
        List<Choice> statuses,
        boolean narrowed,
        Optional<String> older,
        boolean later)
        implements Page {

    static final String CURSOR = "side";

    public CaseList {
        cases = List.copyOf(cases);
        statuses = List.copyOf(statuses);
    }

    static CaseList of(Visit visit, CasesFound.Page page, boolean later) {
        var query = page.query();
        return new CaseList(
                visit.texts().of("casesTitle"),
                page.cases().stream().map(view -> CaseRow.of(view, visit)).toList(),
                query.words().orElse(""),
                Arrays.stream(CitizenStatus.values())
                        .map(status -> new Choice(
                                status.id(),
                                visit.texts().of("status_" + status.id()),
                                query.statuses().contains(status)))
                        .toList(),
                query.isNarrowed(),
                page.next().map(CaseList::pathTo),
                later);
    }

    static String pathTo(String cursor) {
        return CaseDetail.FOLDER + "?" + CURSOR + "=" + cursor;
    }

    @Override
    public String template() {
        return "cases";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.CASES);
    }

    /** A status to narrow to. */
    public record Choice(String id, String name, boolean chosen) {}
}
