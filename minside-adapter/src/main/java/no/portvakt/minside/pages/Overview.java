package no.portvakt.minside.pages;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.submission.Draft;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * The front page: what waits for her, drafts, services with what each needs, the cases that changed last, the session.
 *
 * @param sessionRaise how to raise the session's level, when it can be raised
 */
public record Overview(
        String title,
        List<Tile> services,
        Todo todo,
        List<CaseRow> recent,
        LevelMark level,
        String since,
        Optional<String> sessionRaise)
        implements Page {

    /** How many cases it shows. */
    static final int RECENT = 3;

    /** How many that wait for her. */
    static final int WAITING = 10;

    public Overview {
        services = List.copyOf(services);
        recent = List.copyOf(recent);
    }

    static Overview of(Visit visit, List<ServiceView> services, Todo todo, List<CaseView> cases) {
        var texts = visit.texts();
        var assurance = visit.caller().assurance();
        var raise = assurance.level().satisfies(SecurityLevel.HIGH)
                ? Optional.<String>empty()
                : Optional.of(StepUp.to(SecurityLevel.HIGH, "/"));
        return new Overview(
                texts.of("overviewTitle"),
                services.stream().map(service -> Tile.of(service, visit)).toList(),
                todo,
                cases.stream().map(view -> CaseRow.of(view, visit)).toList(),
                LevelMark.of(assurance.level(), texts),
                Moments.dayAndTime(assurance.authenticatedAt(), visit.language()),
                raise);
    }

    @Override
    public String template() {
        return "overview";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.SERVICES);
    }

    /** What she has begun, and what waits for her. */
    public record Todo(List<Waiting> waiting, List<Unfinished> drafts) {

        public Todo {
            waiting = List.copyOf(waiting);
            drafts = List.copyOf(drafts);
        }
    }

    /** A draft. */
    public record Unfinished(String title, String saved, String link, String delete) {

        static Unfinished of(Visit visit, Draft draft, Form form) {
            return new Unfinished(
                    form.title().in(visit.language()),
                    visit.texts()
                            .of(
                                    "draftSaved",
                                    Moments.dayAndTime(draft.saved(), visit.language()),
                                    Moments.day(draft.expires(), visit.language())),
                    FormPage.pathOf(draft.service()),
                    FormPage.pathOf(draft.service()) + FormResource.DELETE_DRAFT);
        }
    }

    /**
     * One service.
     *
     * @param needs the level in words
     * @param open whether this session opens it
     * @param note what the citizen should know before she starts
     */
    public record Tile(
            String title, String owner, LevelMark level, String needs, boolean open, String note, Action action) {

        static Tile of(ServiceView service, Visit visit) {
            var texts = visit.texts();
            var title = service.title().in(visit.language());
            var needed = service.level();
            var mark = LevelMark.of(needed, texts);
            return new Tile(
                    title,
                    service.owner(),
                    mark,
                    needed == SecurityLevel.OPEN ? texts.of("openToAll") : texts.of("needsLevel", mark.words()),
                    service.open(),
                    note(service, visit),
                    action(service, title, texts));
        }

        private static String note(ServiceView service, Visit visit) {
            var texts = visit.texts();
            if (service.level() == SecurityLevel.OPEN) {
                return texts.of("serviceNoLogin");
            }
            if (!service.open()) {
                return texts.of("serviceNeedsMore");
            }
            return service.form()
                    .map(form -> form.send().level())
                    .filter(level -> !visit.caller().assurance().level().satisfies(level))
                    .map(level -> texts.of("sendAtLevel", texts.of("level" + level.number())))
                    .orElseGet(() -> texts.of("serviceOpen"));
        }

        private static Action action(ServiceView service, String title, Texts texts) {
            var hasForm = service.form().isPresent();
            var link =
                    hasForm ? FormPage.pathOf(service.id()) : service.address().toString();
            if (!service.open()) {
                var number = Integer.toString(service.level().number());
                return new Action(link, texts.of("openAtLevel", number), title, "lock");
            }
            return new Action(link, hasForm ? texts.of("apply") : texts.of("open"), title, "arrow");
        }
    }

    /**
     * A button of a tile.
     *
     * @param about read out after the text, since "apply now" alone says too little in a list of links
     */
    public record Action(String link, String text, String about, String icon) {}
}
