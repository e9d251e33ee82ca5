package no.portvakt.minside.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.ServiceView;

/**
 * Who has used the citizen's information, a page at a time.
 *
 * @param newer the page before, if there is one
 * @param older the page after, if there is one
 */
public record AccessLogPage(
        String title, List<Entry> entries, String position, Optional<String> newer, Optional<String> older)
        implements Page {

    static final String PATH = "/tilgangslogg";
    private static final int PER_PAGE = 25;

    public AccessLogPage {
        entries = List.copyOf(entries);
    }

    /**
     * One page of the log.
     *
     * @param asked the page asked for, from 1; whatever lies outside is brought inside
     * @param services to name a service and its fields as the citizen knows them
     */
    static AccessLogPage of(
            Visit visit, List<AccessEntry> all, int asked, Function<String, Optional<ServiceView>> services) {
        int pages = Math.max(1, (all.size() + PER_PAGE - 1) / PER_PAGE);
        int page = Math.clamp(asked, 1, pages);
        var entries = all.stream()
                .skip((long) (page - 1) * PER_PAGE)
                .limit(PER_PAGE)
                .map(entry -> Entry.of(visit, entry, entry.service().flatMap(services)))
                .toList();
        return new AccessLogPage(
                visit.texts().of("logTitle"),
                entries,
                visit.texts().of("logPage", Integer.toString(page), Integer.toString(pages)),
                page > 1 ? Optional.of(PATH + "?side=" + (page - 1)) : Optional.empty(),
                page < pages ? Optional.of(PATH + "?side=" + (page + 1)) : Optional.empty());
    }

    @Override
    public String template() {
        return "accesslog";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.ACCESS_LOG);
    }

    /** One line of the log. */
    public record Entry(
            String moment,
            String machineMoment,
            String action,
            String receiver,
            String code,
            Optional<String> service,
            String purpose,
            String fields,
            LevelMark level) {

        static Entry of(Visit visit, AccessEntry entry, Optional<ServiceView> service) {
            var receiver = entry.receiver();
            return new Entry(
                    Moments.dayAndTime(entry.logtime(), visit.language()),
                    entry.logtime().toString(),
                    entry.action().in(visit.language()),
                    receiver.name() + ", " + receiver.system(),
                    receiver.code(),
                    service.map(view -> view.title().in(visit.language())).or(entry::service),
                    entry.purpose().in(visit.language()),
                    String.join(
                            ", ",
                            entry.fields().stream()
                                    .map(path -> labelOf(visit, path, service))
                                    .toList()),
                    LevelMark.of(entry.level(), visit.texts()));
        }

        private static String labelOf(Visit visit, String path, Optional<ServiceView> service) {
            return service.flatMap(ServiceView::form)
                    .flatMap(form -> form.fields().stream()
                            .filter(field -> field.path().equals(path))
                            .findFirst())
                    .map(FormField::label)
                    .map(label -> label.in(visit.language()))
                    .or(() -> visit.texts().find("logTold." + path))
                    .orElse(path);
        }
    }
}
