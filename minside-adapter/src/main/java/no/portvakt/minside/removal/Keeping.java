package no.portvakt.minside.removal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** How many cases there are of each service, and how long they have been over. */
public final class Keeping {

    private final Jdbi jdbi;

    public Keeping(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Of one service.
     *
     * @param going not over
     * @param ended over, and still here
     * @param longest since when the one that has been over for longest is
     * @param removed because they were over for long enough
     * @param takenBack by their fagsystem
     */
    public record Kept(
            String service, long going, long ended, Optional<Instant> longest, long removed, long takenBack) {}

    /** Of every service that has or had cases, by name. */
    public List<Kept> all() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with here as (
                            select c.service, count(*) filter (where c.status not in (<over>)) as going,
                                   count(*) filter (where c.status in (<over>)) as ended,
                                   min(<since>) filter (where c.status in (<over>)) as longest
                            from citizen_case c group by c.service),
                        gone as (
                            select service, count(*) filter (where why = 'over') as removed,
                                   count(*) filter (where why = 'taken-back') as taken_back
                            from removed_case group by service)
                        select service, coalesce(going, 0) as going, coalesce(ended, 0) as ended, longest,
                               coalesce(removed, 0) as removed, coalesce(taken_back, 0) as taken_back
                        from here full join gone using (service) order by service
                        """)
                .define("since", Retention.SINCE)
                .define("over", Retention.OVER)
                .map(ConstructorMapper.of(Kept.class))
                .list());
    }
}
