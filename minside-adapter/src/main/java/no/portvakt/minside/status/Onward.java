package no.portvakt.minside.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Notes which cases other surfaces are to be told of, in the transaction that changes them: what is not committed is told
 * to nobody, and what is committed is told. A change to a case that was set aside is a reason to try it again.
 */
public final class Onward {

    private static final String NOTE = """
            insert into delivery (surface, case_id, fagsystem, state, next_attempt_at)
            select :surface, id, fagsystem, 'waiting', :at from citizen_case
            where id = any(:ids) and service = any(:services) order by id
            on conflict (surface, case_id) do update set
                changes = delivery.changes + 1, state = 'waiting', reason = null,
                attempts = case delivery.state when 'waiting' then delivery.attempts else 0 end,
                next_attempt_at = case delivery.state when 'waiting' then delivery.next_attempt_at
                                  else excluded.next_attempt_at end
            """;

    private final Map<String, Set<String>> services;
    private final Duration settling;

    /**
     * Makes the notes.
     *
     * @param services the ids of the services whose cases a surface is told of, by the surface's id
     * @param settling how long after a change it is told: what changes again until then is told at once
     */
    public Onward(Map<String, Set<String>> services, Duration settling) {
        this.services = Map.copyOf(services);
        this.settling = settling;
    }

    /** With nobody to tell. */
    public static Onward nowhere() {
        return new Onward(Map.of(), Duration.ZERO);
    }

    /**
     * This case is removed. Whoever was told of it, or is being told now, has to be told that; what it was named by there
     * is kept for that.
     */
    public static void removed(Handle handle, CaseRow row, Instant now) {
        handle.createUpdate("""
                        update delivery set changes = changes + 1, state = 'waiting', reason = null, attempts = 0,
                        next_attempt_at = :at, removed_received_at = :received where case_id = :case
                        """)
                .bind("at", now)
                .bind("received", row.receivedAt())
                .bind("case", row.id())
                .execute();
    }

    /** These cases, which the caller has locked or just made, are not what they were. */
    void changed(Handle handle, Collection<UUID> cases, Instant now) {
        if (cases.isEmpty()) {
            return;
        }
        services.forEach((surface, told) -> handle.createUpdate(NOTE)
                .bind("surface", surface)
                .bind("at", now.plus(settling))
                .bindArray("ids", UUID.class, List.copyOf(cases))
                .bindArray("services", String.class, List.copyOf(told))
                .execute());
    }
}
