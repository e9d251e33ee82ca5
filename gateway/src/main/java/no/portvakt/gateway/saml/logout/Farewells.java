package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.concurrent.Executor;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * Tells portals of a log-out that began elsewhere: at one of our own pages, or at the identity provider. To be called when
 * our own sessions have ended. Thread-safe. Blocks; throws a {@code CompletionException} where the store is away.
 */
public final class Farewells {

    private final LogoutParts parts;
    private final String steps;
    private final Executor threads;

    /**
     * Tells them.
     *
     * @param steps our address that a log-out goes on at
     * @param threads that may wait
     */
    Farewells(LogoutParts parts, String steps, Executor threads) {
        this.parts = parts;
        this.steps = steps;
        this.threads = threads;
    }

    /** The portals of a sign-on; nobody else gets them after this. */
    public List<Participation> of(String sid) {
        return parts.participations().takeAll(sid);
    }

    /**
     * Where the browser goes on.
     *
     * @param everywhere the page for when all have confirmed
     * @param partly for when one has not
     */
    public String tell(List<Participation> portals, String everywhere, String partly, CorrelationId correlation) {
        var chain = begin(portals, new Chain.End.AtPage(everywhere, partly), true, correlation);
        if (!chain.left().isEmpty()) {
            return steps + "?" + parts.chains().handOver(chain);
        }
        return chain.everywhere() ? everywhere : partly;
    }

    /**
     * There is no browser here; the caller does not wait. Whom only a browser can tell is left for hers, should it come by
     * within a minute ({@link Detour}), and has not confirmed until then.
     */
    public void tellWithoutBrowser(List<Participation> portals, CorrelationId correlation) {
        if (portals.isEmpty()) {
            return;
        }
        parts.participations()
                .leave(portals.stream().filter(this::isToldByBrowserAlone).toList());
        threads.execute(() -> {
            var chain = begin(portals, new Chain.End.AtPage("", ""), true, correlation);
            chain.left().forEach(stop -> parts.records().told(stop, "none", false, correlation));
        });
    }

    private boolean isToldByBrowserAlone(Participation one) {
        return parts.portals()
                .withId(one.portal())
                .filter(portal -> portal.metadata().logoutBy(Binding.SOAP).isEmpty())
                .flatMap(portal -> BrowserStep.of(parts.portals(), Chain.Stop.of(one)))
                .isPresent();
    }

    /**
     * Whom a server can tell is told by it, all at once. Who did not confirm, and whom none can tell, is left for the
     * browser; whom nobody can tell, has not confirmed.
     */
    Chain begin(List<Participation> portals, Chain.End end, boolean everywhere, CorrelationId correlation) {
        var stops = portals.stream().map(Chain.Stop::of).toList();
        var confirmed = parts.calls().tell(stops);
        confirmed.forEach(stop -> parts.records().told(stop, "soap", true, correlation));
        var others = stops.stream().filter(stop -> !confirmed.contains(stop)).toList();
        var left = others.stream()
                .filter(stop -> BrowserStep.of(parts.portals(), stop).isPresent())
                .toList();
        others.stream().filter(stop -> !left.contains(stop)).forEach(stop -> parts.records()
                .told(stop, "none", false, correlation));
        return Chain.over(left, end, everywhere && left.size() == others.size());
    }
}
