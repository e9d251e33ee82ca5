package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.Role;
import org.jdbi.v3.core.Jdbi;

/** Those who have been here with a role that may approve, and those whom the configuration names. */
public final class StoredApprovers implements Approvers {

    private final Jdbi jdbi;
    private final Set<String> configured;
    private final Clock clock;

    public StoredApprovers(Jdbi jdbi, Collection<String> configured, Clock clock) {
        this.jdbi = jdbi;
        this.configured = Set.copyOf(configured);
        this.clock = clock;
    }

    @Override
    public void seen(Officer officer) {
        var roles = officer.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" "));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into officer_seen (subject, name, roles, seen_at) values (:subject, :name, :roles, :at)
                        on conflict (subject) do update
                            set name = excluded.name, roles = excluded.roles, seen_at = excluded.seen_at""")
                .bind("subject", officer.subject())
                .bind("name", officer.name())
                .bind("roles", roles)
                .bind("at", clock.instant())
                .execute());
    }

    @Override
    public int count() {
        var known = new HashSet<>(configured);
        jdbi.useHandle(handle -> handle
                .createQuery("select subject, name, roles from officer_seen")
                .map((row, context) -> officer(row.getString("subject"), row.getString("name"), row.getString("roles")))
                .stream()
                .filter(officer -> officer.may(Action.APPROVE))
                .map(Officer::subject)
                .forEach(known::add));
        return known.size();
    }

    private static Officer officer(String subject, String name, String roles) {
        return new Officer(
                subject,
                name,
                java.util.Arrays.stream(roles.split(" ", -1))
                        .flatMap(word -> Role.of(word).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }
}
