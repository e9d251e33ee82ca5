package no.portvakt.minside.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.Deadline;
import no.portvakt.minside.submission.ToSign;

/**
 * Something that waits for the citizen to do something.
 *
 * @param why what is to be done, and until when
 * @param action the words on the button
 */
public record Waiting(String title, String why, String link, String action) {

    /** Forms first, since they are forgotten soonest. Of a case above the session's level nobody may know that it waits. */
    static List<Waiting> of(Visit visit, List<ToSign> unsigned, List<CaseView> cases) {
        return Stream.concat(
                        unsigned.stream().map(form -> of(visit, form)),
                        cases.stream().flatMap(view -> of(visit, view).stream()))
                .toList();
    }

    private static Waiting of(Visit visit, ToSign form) {
        return new Waiting(
                form.title().in(visit.language()),
                visit.texts().of("unsignedExpires", Moments.dayAndTime(form.expires(), visit.language())),
                SigningPage.pathOf(form.id()),
                visit.texts().of("unsignedGo"));
    }

    private static Optional<Waiting> of(Visit visit, CaseView view) {
        return switch (view) {
            case CaseView.Open open ->
                Optional.of(new Waiting(
                        open.subject().orElse(open.title().in(visit.language())),
                        why(visit, open),
                        CaseDetail.pathOf(open.id()),
                        visit.texts().of("waitingGo")));
            case CaseView.Masked masked -> Optional.empty();
        };
    }

    private static String why(Visit visit, CaseView.Open open) {
        return open.deadlines().stream()
                .filter(deadline -> deadline.kind() == Deadline.Kind.FRIST_ETTERSENDING)
                .findFirst()
                .map(deadline -> visit.texts().of("waitingUntil", Moments.day(deadline.date(), visit.language())))
                .orElseGet(() -> visit.texts().of("waitingCase"));
    }
}
