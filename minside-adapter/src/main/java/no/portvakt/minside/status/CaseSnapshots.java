package no.portvakt.minside.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.catalogue.Services;
import org.jdbi.v3.core.Handle;

/** Cases as they stand, whosever they are: for those who pass them on, never for who asks. Thread-safe. */
public final class CaseSnapshots {

    private final CaseViews views;
    private final Cases cases;

    public CaseSnapshots(Cases cases, CaseSeals seals, Services services) {
        this.cases = cases;
        this.views = new CaseViews(seals, services);
    }

    /** All parts of it as of one moment, if the caller's transaction sees one moment. */
    public Optional<CaseSnapshot> of(Handle handle, UUID id) {
        return cases.find(handle, id)
                .map(row -> new CaseSnapshot(
                        views.open(row, CaseParts.of(handle, List.of(id))),
                        row.personKey(),
                        views.demand(row).level(),
                        row.lastSequence()));
    }
}
