package no.portvakt.minside.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import no.portvakt.minside.status.CaseCursors.Position;

/**
 * Goes through somebody's cases until a page is full. What is searched stands sealed in the database, so that it is looked
 * at here; a bound on how much one request looks at keeps a search that finds nothing from going through everything.
 *
 * @param rows as many as {@link #atOnce} of the query, from after a place on
 */
record CaseScan(CaseQuery query, Function<Optional<Position>, List<CaseRow>> rows) {

    private static final int LOOKED_AT = 10 * CaseQuery.MOST;

    /** How many rows to read: one more than are shown, or many where most of them may be left out. */
    static int atOnce(CaseQuery query) {
        return query.isSearched() ? CaseQuery.MOST + 1 : query.most() + 1;
    }

    /**
     * What was found.
     *
     * @param rest where to go on, if there may be more
     */
    record Found(List<CaseRow> rows, Optional<Position> rest) {}

    Found from(Optional<Position> after, Predicate<CaseRow> wanted) {
        var found = new ArrayList<CaseRow>();
        var place = after;
        for (int looked = 0; looked < LOOKED_AT; looked += atOnce(query)) {
            var batch = rows.apply(place);
            for (var row : batch) {
                if (wanted.test(row)) {
                    if (found.size() == query.most()) {
                        return new Found(found, Optional.of(position(found.getLast())));
                    }
                    found.add(row);
                }
            }
            if (batch.size() < atOnce(query)) {
                return new Found(found, Optional.empty());
            }
            place = Optional.of(position(batch.getLast()));
        }
        return new Found(found, place);
    }

    private Position position(CaseRow row) {
        return switch (query.order()) {
            case CHANGED -> new Position(row.changedAt(), row.id());
            case RECEIVED -> new Position(row.receivedAt(), row.id());
        };
    }
}
