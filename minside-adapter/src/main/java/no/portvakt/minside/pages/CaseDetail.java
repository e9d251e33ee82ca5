package no.portvakt.minside.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.Milestone;

/** One case: where it stands, what has happened, what is still to come. */
public record CaseDetail(
        String title,
        String service,
        StatusTag status,
        Optional<String> caseNumber,
        String received,
        String changed,
        String rawStatus,
        List<Step> steps,
        List<Due> deadlines,
        List<Letter> letters,
        Optional<String> keptUntil)
        implements Page {

    static final String FOLDER = "/saker";

    public CaseDetail {
        steps = List.copyOf(steps);
        deadlines = List.copyOf(deadlines);
        letters = List.copyOf(letters);
    }

    /**
     * One case.
     *
     * @param kept how long it stays when it is over; empty of a service that has no form any more
     */
    static CaseDetail of(Visit visit, CaseView.Open open, Optional<RetentionClass> kept) {
        var language = visit.language();
        return new CaseDetail(
                open.subject().orElse(open.title().in(language)),
                open.serviceTitle().in(language),
                StatusTag.of(open.status(), visit.texts()),
                open.caseNumber(),
                Moments.dayAndTime(open.received(), language),
                Moments.dayAndTime(open.changed(), language),
                open.rawStatus(),
                steps(open, visit.texts(), language),
                open.deadlines().stream()
                        .map(deadline -> new Due(
                                visit.texts().of("deadline_" + deadline.kind().id()),
                                Moments.day(deadline.date(), language)))
                        .toList(),
                open.documents().stream()
                        .map(document -> new Letter(
                                pathOf(open.id()) + "/dokument/" + document.id(),
                                document.title(),
                                document.date().map(date -> Moments.day(date, language))))
                        .toList(),
                kept.flatMap(retention -> open.overSince().map(retention::until))
                        .map(day -> Moments.day(day, language)));
    }

    static String pathOf(String id) {
        return FOLDER + "/" + id;
    }

    @Override
    public String template() {
        return "case";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.CASES);
    }

    private static List<Step> steps(CaseView.Open open, Texts texts, Language language) {
        var steps = new ArrayList<Step>();
        var ahead = ahead(open.status());
        for (int i = 0; i < open.timeline().size(); i++) {
            boolean last = i == open.timeline().size() - 1;
            steps.add(happened(open.timeline().get(i), last && !ahead.isEmpty(), texts, language));
        }
        for (var status : ahead) {
            steps.add(new Step(
                    texts.of("status_" + status.id()),
                    Optional.of(texts.of("timelineAhead")),
                    Optional.empty(),
                    "ahead"));
        }
        return steps;
    }

    private static Step happened(Milestone milestone, boolean now, Texts texts, Language language) {
        return new Step(
                milestone
                        .navn()
                        .orElseGet(() -> texts.of("status_" + milestone.status().id())),
                Optional.of(Moments.dayAndTime(milestone.startdato(), language)),
                milestone.beskrivelse(),
                now ? "now" : "done");
    }

    /** What usually comes next. A promise of the order only, never of a date. */
    private static List<CitizenStatus> ahead(CitizenStatus status) {
        return switch (status) {
            case MOTTATT -> List.of(CitizenStatus.UNDER_BEHANDLING, CitizenStatus.VEDTATT);
            case UNDER_BEHANDLING, VENTER_PAA_DEG -> List.of(CitizenStatus.VEDTATT);
            case VEDTATT, AVSLUTTET, AVVIST -> List.of();
        };
    }

    /** A date that counts. */
    public record Due(String name, String date) {}

    /** A document that can be opened. */
    public record Letter(String link, String title, Optional<String> date) {}

    /**
     * One step of the timeline.
     *
     * @param state {@code done}, {@code now} or {@code ahead}
     */
    public record Step(String title, Optional<String> when, Optional<String> text, String state) {}
}
