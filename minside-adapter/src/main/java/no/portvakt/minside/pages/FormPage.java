package no.portvakt.minside.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.submission.Draft;
import no.portvakt.minside.submission.FieldProblem;

/**
 * A form: what was fetched with its source, what the citizen fills in, what she has to correct.
 *
 * @param sealed the opened form, see {@link FormSeal}
 * @param signed whether it has to be signed
 * @param raise what sending needs, when the session is not enough for it
 * @param fetching what was fetched, and how to have it otherwise; empty of a form that nothing is fetched for
 * @param draft when she saved what she goes on with
 */
public record FormPage(
        String title,
        String action,
        String sealed,
        List<Group> groups,
        List<Problem> problems,
        List<Purpose> purposes,
        boolean signed,
        Optional<Raise> raise,
        Optional<Fetching> fetching,
        Optional<String> draft)
        implements Page {

    private static final String FOLDER = "/skjema";

    public FormPage {
        groups = List.copyOf(groups);
        problems = List.copyOf(problems);
        purposes = List.copyOf(purposes);
    }

    static FormPage of(Visit visit, ServiceView service, Form form, Opened opened) {
        var fields = form.fields().stream()
                .map(field -> FieldView.of(visit, field, opened))
                .toList();
        return new FormPage(
                form.title().in(visit.language()),
                pathOf(service.id()),
                opened.sealed(),
                group(visit.texts(), fields),
                problems(visit, form, opened.problems()),
                purposes(visit, form),
                form.send().signature(),
                raise(visit, service, form),
                Fetching.of(visit, service.id(), opened.state()),
                opened.draft().map(saved -> Moments.dayAndTime(saved, visit.language())));
    }

    static String pathOf(String service) {
        return FOLDER + "/" + service;
    }

    @Override
    public String template() {
        return "form";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.SERVICES);
    }

    /** Fields belong together by the first word of their path. */
    private static List<Group> group(Texts texts, List<FieldView> fields) {
        var groups = new LinkedHashMap<String, List<FieldView>>();
        for (var field : fields) {
            int dot = field.path().indexOf('.');
            var name = dot < 0 ? "other" : field.path().substring(0, dot);
            groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(field);
        }
        return groups.entrySet().stream()
                .map(entry -> new Group(
                        texts.find("group_" + entry.getKey()).orElse(texts.of("group_other")), entry.getValue()))
                .toList();
    }

    private static List<Problem> problems(Visit visit, Form form, List<FieldProblem> found) {
        return found.stream()
                .map(problem -> {
                    var field = form.fields().stream()
                            .filter(candidate -> candidate.path().equals(problem.path()))
                            .findFirst();
                    return new Problem(
                            "felt-" + problem.path(),
                            visit.texts()
                                    .of(
                                            "problem_" + problem.kind().id(),
                                            field.map(FormField::label)
                                                    .map(label -> label.in(visit.language()))
                                                    .orElse(problem.path()),
                                            field.map(FormField::maxLength)
                                                    .map(String::valueOf)
                                                    .orElse("")));
                })
                .toList();
    }

    private static List<Purpose> purposes(Visit visit, Form form) {
        return form.fields().stream()
                .flatMap(field -> field.prefill().stream()
                        .map(rule -> new Purpose(
                                field.label().in(visit.language()),
                                rule.purpose().in(visit.language()))))
                .toList();
    }

    private static Optional<Raise> raise(Visit visit, ServiceView service, Form form) {
        var needed = form.send().level();
        var texts = visit.texts();
        return visit.caller().assurance().level().satisfies(needed)
                ? Optional.empty()
                : Optional.of(new Raise(
                        texts.of("formRaiseHelp", LevelMark.of(needed, texts).words()),
                        StepUp.to(needed, pathOf(service.id())),
                        CaseRow.raise(needed, texts)));
    }

    /**
     * A form in the citizen's hands.
     *
     * @param typed what she has typed so far, by path
     * @param draft when she saved it, if she goes on with a draft
     */
    record Opened(
            FormState state,
            String sealed,
            Map<String, String> typed,
            List<FieldProblem> problems,
            Optional<Instant> draft) {
        Opened {
            typed = Map.copyOf(typed);
            problems = List.copyOf(problems);
        }

        static Opened fresh(FormState state, String sealed) {
            return new Opened(state, sealed, Map.of(), List.of(), Optional.empty());
        }

        /** With what she wrote before; of a field that is not hers to write this time it is not shown. */
        static Opened goneOnWith(FormState state, String sealed, Draft draft) {
            return new Opened(state, sealed, draft.typed(), List.of(), Optional.of(draft.saved()));
        }
    }

    /** Fields under one heading. */
    public record Group(String heading, List<FieldView> fields) {
        public Group {
            fields = List.copyOf(fields);
        }
    }

    /** One mistake, with a link to where it is. */
    public record Problem(String anchor, String text) {}

    /** Why one field is fetched. */
    public record Purpose(String label, String text) {}

    /**
     * What was fetched.
     *
     * @param link to the form as she would rather have it
     */
    public record Fetching(String heading, String text, String link, String wish) {

        private static Optional<Fetching> of(Visit visit, String service, FormState state) {
            var texts = visit.texts();
            if (state.isDeclined()) {
                return Optional.of(new Fetching(
                        texts.of("formDeclined"),
                        texts.of("formDeclinedHelp"),
                        pathOf(service) + FetchWish.FETCH_LINK,
                        texts.of("formFetchAll")));
            }
            var names = state.shown().stream()
                    .filter(shown -> shown.kind() == Shown.Kind.FILLED)
                    .map(shown -> shown.source().in(visit.language()))
                    .distinct()
                    .toList();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Fetching(
                            texts.of("formFetched"),
                            texts.of("formFetchedFrom", String.join(", ", names)),
                            pathOf(service) + FetchWish.NOTHING_LINK,
                            texts.of("formFetchNot")));
        }
    }

    /** What sending needs. */
    public record Raise(String help, String link, String text) {}
}
