package no.portvakt.gateway.upstream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import no.portvakt.profiles.catalog.UpstreamAuthentication;

/** All servers of a service, of which any can answer any request. Thread-safe, without locks. */
public final class UpstreamGroup {

    private final List<Upstream> servers;
    private final Choice choice;
    private final Patience patience;
    private final AtomicInteger turn = new AtomicInteger();
    private final LongAdder secondTries = new LongAdder();

    public UpstreamGroup(List<Upstream> servers, Choice choice, Patience patience) {
        this.servers = List.copyOf(servers);
        this.choice = choice;
        this.patience = patience;
    }

    /**
     * The server for a request. When none is usable, all of them are asked as if they were: that they were bad a moment
     * ago is a guess, and the worst that a wrong guess costs is the answer that there would have been anyway.
     *
     * @return empty if the service could know us at none of them in the way that its profile says
     */
    public Optional<Upstream> choose(UpstreamAuthentication authentication) {
        return pick(server -> server.shows(authentication) && server.isUsable())
                .or(() -> pick(server -> server.shows(authentication)));
    }

    /** For a second try: usable, and not the one that was tried. */
    public Optional<Upstream> another(Upstream tried, UpstreamAuthentication authentication) {
        var other = pick(server -> server != tried && server.shows(authentication) && server.isUsable());
        other.ifPresent(found -> secondTries.increment());
        return other;
    }

    private Optional<Upstream> pick(Predicate<Upstream> fits) {
        int first = Math.floorMod(turn.getAndIncrement(), servers.size());
        Optional<Upstream> best = Optional.empty();
        for (int i = 0; i < servers.size(); i++) {
            var server = servers.get((first + i) % servers.size());
            if (fits.test(server)
                    && best.map(so -> server.underWay() < so.underWay()).orElse(true)) {
                best = Optional.of(server);
                if (choice == Choice.ROUND_ROBIN) {
                    return best;
                }
            }
        }
        return best;
    }

    public List<Upstream> servers() {
        return servers;
    }

    public Patience patience() {
        return patience;
    }

    /** How often a request went to a second server. */
    public long secondTries() {
        return secondTries.sum();
    }
}
