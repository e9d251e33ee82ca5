package no.portvakt.minside.status;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The caller's cases in PostgreSQL. */
public final class StoredCases implements MyCases {

    private final Jdbi jdbi;
    private final Cases cases;
    private final CaseViews views;
    private final CaseCursors cursors;
    private final Clock clock;

    public StoredCases(Jdbi jdbi, Cases cases, CaseSeals seals, CaseCursors cursors, Services services, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.views = new CaseViews(seals, services);
        this.cursors = cursors;
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
                ? match.masked(views.title(row))
                : match.open(
                        CaseViews.status(row.status()),
                        views.title(row),
                        views.serviceTitle(row),
                        views.subject(row),
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
                        .orElseGet(() -> views.open(row, parts)))
                .toList();
    }

    private Optional<CaseView.Masked> masked(Caller caller, CaseRow row) {
        return Masking.maskedUntil(views.demand(row), caller.assurance(), clock.instant())
                .map(level -> new CaseView.Masked(row.id().toString(), row.service(), views.title(row), level));
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
