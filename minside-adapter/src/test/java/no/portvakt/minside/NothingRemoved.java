package no.portvakt.minside;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.status.CaseRow;
import no.portvakt.minside.status.Removing;
import org.jdbi.v3.core.Handle;

/** For tests in which no case is removed. */
final class NothingRemoved implements Removing {

    @Override
    public Set<UUID> removed(Handle handle, Collection<UUID> cases) {
        return Set.of();
    }

    @Override
    public void remove(Handle handle, CaseRow row, Removal removal) {
        throw new IllegalStateException("nothing is removed here");
    }
}
