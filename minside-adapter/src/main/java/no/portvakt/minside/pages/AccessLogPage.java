package no.portvakt.minside.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.EntriesFound;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.ServiceView;

/**
 * Who has used the citizen's information, a page at a time.
 *
 * @param newest whether this is the first page
 * @param older where the next one is, if there is one
 */
public record AccessLogPage(String title, List<Entry> entries, boolean newest, Optional<String> older) implements Page {

    static final String PATH = "/tilgangslogg";

    /** Under it, all of the log as a table. */
    static final String TABLE = "tilgangslogg.csv";

    /** And for programs. */
    static final String JSON = "tilgangslogg.json";

    /** How many entries a page has. */
    static final int PER_PAGE = 25;

    public AccessLogPage {
        entries = List.copyOf(entries);
    }

    /**
     * One page of the log.
     *
     * @param newest whether nothing comes before it
     * @param services to name a service and its fields as the citizen knows them
     */
    static AccessLogPage of(
            Visit visit, EntriesFound.Page found, boolean newest, Function<String, Optional<ServiceView>> services) {
        return new AccessLogPage(
                visit.texts().of("logTitle"),
                found.entries().stream()
                        .map(entry -> Entry.of(visit, entry, entry.service().flatMap(services)))
                        .toList(),
                newest,
                found.next().map(cursor -> PATH + "?side=" + cursor));
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
                    Stream.of(receiver.name(), receiver.system())
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.joining(", ")),
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
