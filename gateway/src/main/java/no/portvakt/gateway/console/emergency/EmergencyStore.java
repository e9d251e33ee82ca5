package no.portvakt.gateway.console.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.emergency.Emergency.End;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Handle;

/** The tables {@code emergency} and {@code emergency_event}. */
final class EmergencyStore {

    static final String EVERY_SERVICE = "*";

    private static final String IN_FORCE = """
            select m.id, m.service, m.level, m.officer, m.officer_name, m.reason, m.raised_at,
                last.kind, last.officer as end_officer, last.officer_name as end_name, last.reason as end_reason,
                last.happened_at as end_at
            from emergency m
            left join lateral (select * from emergency_event e where e.emergency_id = m.id order by e.step desc limit 1)
                last on true
            where last.kind is distinct from 'ended'""";

    void add(Handle handle, Emergency emergency) {
        handle.createUpdate("""
                        insert into emergency (id, service, level, officer, officer_name, reason, raised_at)
                        values (:id, :service, :level, :officer, :name, :reason, :at)""")
                .bind("id", emergency.id())
                .bind("service", emergency.service().map(ServiceId::value).orElse(EVERY_SERVICE))
                .bind("level", emergency.level().number())
                .bind("officer", emergency.officer())
                .bind("name", emergency.officerName())
                .bind("reason", emergency.reason())
                .bind("at", emergency.raisedAt())
                .execute();
    }

    /** False if somebody else has taken this step. */
    boolean add(Handle handle, UUID emergency, String kind, Officer officer, String reason, Instant at) {
        return handle.createUpdate("""
                        insert into emergency_event
                            (emergency_id, step, kind, officer, officer_name, reason, happened_at)
                        select :id, coalesce(max(e.step), 0) + 1, :kind, :officer, :name, :reason, :at
                        from emergency_event e where e.emergency_id = :id
                        on conflict (emergency_id, step) do nothing""")
                        .bind("id", emergency)
                        .bind("kind", kind)
                        .bind("officer", officer.subject())
                        .bind("name", officer.name())
                        .bind("reason", reason)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    List<Emergency> inForce(Handle handle) {
        return handle.createQuery(IN_FORCE + " order by m.raised_at, m.id")
                .map((row, context) -> read(row))
                .list();
    }

    private static Emergency read(ResultSet row) throws SQLException {
        var service = row.getString("service");
        var end = "end-proposed".equals(row.getString("kind"))
                ? Optional.of(new End(
                        row.getString("end_officer"),
                        row.getString("end_name"),
                        row.getString("end_reason"),
                        row.getTimestamp("end_at").toInstant()))
                : Optional.<End>empty();
        return new Emergency(
                row.getObject("id", UUID.class),
                service.equals(EVERY_SERVICE) ? Optional.empty() : Optional.of(new ServiceId(service)),
                SecurityLevel.of(row.getInt("level")).orElse(SecurityLevel.HIGH),
                row.getString("officer"),
                row.getString("officer_name"),
                row.getString("reason"),
                row.getTimestamp("raised_at").toInstant(),
                end);
    }
}
