package no.portvakt.minside.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.status.CaseQuery;
import no.portvakt.minside.status.CitizenStatus;

/** What a portal asks for, read; or all that is wrong with it. */
sealed interface CaseQuestions {

    /** How many cases a page has where nobody says. */
    int USUAL = 50;

    record Asked(CaseQuery query) implements CaseQuestions {}

    record Wrong(List<Problem.Field> fields) implements CaseQuestions {

        public Wrong {
            fields = List.copyOf(fields);
        }
    }

    static CaseQuestions read(Wire.CaseSearch search) {
        var wrong = new ArrayList<Problem.Field>();
        int most = search.limit().orElse(USUAL);
        if (most < 1 || most > CaseQuery.MOST) {
            wrong.add(new Problem.Field("limit", "must be 1 to " + CaseQuery.MOST));
        }
        if (search.words().orElse("").length() > CaseQuery.LONGEST) {
            wrong.add(new Problem.Field("words", "too-long"));
        }
        var order = search.order().map(CaseQuery.Order::of).orElse(Optional.of(CaseQuery.Order.CHANGED));
        if (order.isEmpty()) {
            wrong.add(new Problem.Field("order", "must be changed or received"));
        }
        var statuses = search.status().stream().map(CitizenStatus::of).toList();
        if (statuses.stream().anyMatch(Optional::isEmpty)) {
            wrong.add(new Problem.Field("status", "is none that a case can have"));
        }
        return wrong.isEmpty()
                ? new Asked(new CaseQuery(
                        order.orElseThrow(),
                        search.service(),
                        statuses.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet()),
                        search.words(),
                        most))
                : new Wrong(wrong);
    }
}
