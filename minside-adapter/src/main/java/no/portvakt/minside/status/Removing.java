package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.person.Text;
import org.jdbi.v3.core.Handle;

/** Removes cases for good, and knows those that were. Every method runs in the caller's transaction. */
public interface Removing {

    /** Those of them that were removed. */
    Set<UUID> removed(Handle handle, Collection<UUID> cases);

    /** Removes a case, which the caller has locked and which is in the archive, and all that is kept of it here. */
    void remove(Handle handle, CaseRow row, Removal removal);

    /**
     * Why a case is removed.
     *
     * @param rule the retention class and its period, or the fagsystem's reason; as it stands in the proof
     * @param since when it was over, or taken back
     * @param because as the citizen reads it
     */
    record Removal(Why why, String rule, Instant since, Text because) {}

    /** Whose wish it is. */
    enum Why {
        /** It has been over for as long as its service's retention class says. */
        OVER("over"),
        /** Its fagsystem says so. */
        TAKEN_BACK("taken-back");

        private final String id;

        Why(String id) {
            this.id = id;
        }

        /** As in the database: {@code taken-back}. */
        public String id() {
            return id;
        }
    }
}
