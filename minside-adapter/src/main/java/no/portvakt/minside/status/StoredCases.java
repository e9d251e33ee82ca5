package no.portvakt.minside.status;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The caller's cases in PostgreSQL. */
public final class StoredCases implements MyCases {

    private static final Text SOME_CASE = new Text("Sak", "Sak", "Case");

    private final Jdbi jdbi;
    private final Cases cases;
    private final CaseSeals seals;
    private final CaseCursors cursors;
    private final Services services;
    private final Clock clock;

    public StoredCases(Jdbi jdbi, Cases cases, CaseSeals seals, CaseCursors cursors, Services services, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.seals = seals;
        this.cursors = cursors;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public CasesFound.Page first(Caller caller, CaseQuery query) {
        return page(caller, query, Optional.empty());
    }

    @Override
    public CasesFound next(Caller caller, String cursor) {
        return cursors.read(cursor, caller.key())
                .<CasesFound>map(read -> page(caller, read.query(), read.after()))
                .orElseGet(CasesFound.UnknownCursor::new);
    }

    @Override
    public String cursorTo(Caller caller, CaseQuery query) {
        return cursors.write(new CaseCursors.Cursor(caller.key(), query, Optional.empty()));
    }

    private CasesFound.Page page(Caller caller, CaseQuery query, Optional<CaseCursors.Position> after) {
        return jdbi.inTransaction(handle -> {
            var found = new CaseScan(
                            query, place -> cases.of(handle, caller.key(), query, place, CaseScan.atOnce(query)))
                    .from(after, matching(caller, query));
            return new CasesFound.Page(
                    views(handle, caller, found.rows()),
                    query,
                    found.rest()
                            .map(place ->
                                    cursors.write(new CaseCursors.Cursor(caller.key(), query, Optional.of(place)))));
        });
    }

    private Predicate<CaseRow> matching(Caller caller, CaseQuery query) {
        var match = CaseMatch.of(query);
        return row -> masked(caller, row).isPresent()
                ? match.masked(title(row))
                : match.open(
                        status(row.status()),
                        title(row),
                        serviceTitle(row),
                        seals.openSubject(row.subjectSealed()),
                        row.caseNumber());
    }

    @Override
    public Optional<CaseView> find(Caller caller, String id) {
        return CaseId.parse(id)
                .flatMap(known -> jdbi.inTransaction(handle -> cases.find(handle, caller.key(), known)
                        .map(row -> views(handle, caller, List.of(row)).getFirst())));
    }

    /** What belongs to a case that stays masked is not even read. */
    private List<CaseView> views(Handle handle, Caller caller, List<CaseRow> rows) {
        var masked = rows.stream()
                .map(row -> masked(caller, row))
                .flatMap(Optional::stream)
                .collect(toMap(CaseView::id, view -> view));
        var parts = CaseParts.of(
                handle,
                rows.stream()
                        .map(CaseRow::id)
                        .filter(id -> !masked.containsKey(id.toString()))
                        .toList());
        return rows.stream()
                .map(row -> Optional.<CaseView>ofNullable(masked.get(row.id().toString()))
                        .orElseGet(() -> open(row, parts)))
                .toList();
    }

    private Optional<CaseView.Masked> masked(Caller caller, CaseRow row) {
        var form = services.form(row.service());
        var stored = SecurityLevel.of(row.level()).orElse(SecurityLevel.HIGH);
        var demand = Masking.demandOf(stored, form.map(Form::read));
        return Masking.maskedUntil(demand, caller.assurance(), clock.instant())
                .map(level -> new CaseView.Masked(row.id().toString(), row.service(), title(row), level));
    }

    private Text title(CaseRow row) {
        return services.form(row.service()).map(Form::title).orElse(SOME_CASE);
    }

    private Text serviceTitle(CaseRow row) {
        return services.titles().getOrDefault(row.service(), Text.same(row.service()));
    }

    private CaseView open(CaseRow row, CaseParts parts) {
        return new CaseView.Open(
                row.id().toString(),
                row.service(),
                serviceTitle(row),
                title(row),
                seals.openSubject(row.subjectSealed()),
                status(row.status()),
                row.rawStatus(),
                row.caseNumber(),
                row.receivedAt(),
                row.changedAt(),
                timeline(parts.milestones(row.id())),
                parts.deadlines(row.id()).stream()
                        .flatMap(StoredCases::deadline)
                        .toList(),
                parts.documents(row.id()).stream().flatMap(this::document).toList());
    }

    private static Stream<Deadline> deadline(DeadlineRow row) {
        var kind = Deadline.Kind.of(row.kind())
                .orElseThrow(() -> new IllegalStateException("no such deadline in the database"));
        return row.dueOn().map(date -> new Deadline(kind, date)).stream();
    }

    private Stream<CaseDocument> document(DocumentRow row) {
        return seals
                .openPaper(row.documentSealed())
                .map(paper -> new CaseDocument(
                        row.id().toString(),
                        paper.title(),
                        paper.date(),
                        new CaseDocument.Place(paper.system(), paper.key())))
                .stream();
    }

    private List<Milestone> timeline(List<MilestoneRow> rows) {
        List<Milestone> timeline = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var detail = seals.openDetail(row.detailSealed());
            Optional<Instant> end =
                    i + 1 < rows.size() ? Optional.of(rows.get(i + 1).startedAt()) : Optional.empty();
            timeline.add(new Milestone(
                    status(row.status()),
                    detail.map(CaseSeals.Detail::navn),
                    detail.flatMap(CaseSeals.Detail::beskrivelse),
                    row.startedAt(),
                    end));
        }
        return timeline;
    }

    private static CitizenStatus status(String id) {
        return CitizenStatus.of(id).orElseThrow(() -> new IllegalStateException("no such status in the database"));
    }

    /** The form of our own ids. */
    static final class CaseId {

        private CaseId() {}

        static Optional<UUID> parse(String id) {
            try {
                return Optional.of(UUID.fromString(id))
                        .filter(known -> known.toString().equals(id));
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        }
    }
}
