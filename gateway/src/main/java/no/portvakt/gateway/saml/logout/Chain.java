package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.signon.Participation;

/**
 * A log-out on its way from portal to portal in the browser. Here she is logged out already.
 *
 * @param end where it ends
 * @param left the portals that were not asked yet
 * @param asked the one that was, and has not answered
 * @param everywhere whether all that were asked before have confirmed
 */
record Chain(End end, List<Stop> left, Optional<Asked> asked, boolean everywhere) {

    Chain {
        left = List.copyOf(left);
    }

    /**
     * A portal that holds an assertion.
     *
     * @param portal the id of its declaration
     * @param sessionKey for the audit log
     */
    record Stop(String portal, String name, String sessionIndex, String sessionKey) {

        static Stop of(Participation one) {
            return new Stop(one.portal(), one.name(), one.sessionIndex(), one.sessionKey());
        }
    }

    /** A portal that was asked. */
    record Asked(Stop stop, String requestId) {}

    /** Where a chain ends. */
    sealed interface End {

        /** At the portal that wanted it. */
        record AtPortal(Asker asker) implements End {}

        /**
         * At a page of ours.
         *
         * @param everywhere its address if all have confirmed
         * @param partly if one has not
         */
        record AtPage(String everywhere, String partly) implements End {}
    }

    /** To each portal and back are three redirects, and browsers follow 16 to 20 in a row. */
    private static final int STOPS_IN_A_ROW = 3;

    /** Whether the browser should rest on a page of ours before it goes on. */
    boolean isAtARest() {
        return !left.isEmpty() && left.size() % STOPS_IN_A_ROW == 0;
    }

    /** Nothing is heard of yet. */
    static Chain over(List<Stop> stops, End end, boolean everywhere) {
        return new Chain(end, stops, Optional.empty(), everywhere);
    }

    /** The first that is left is asked under this id. */
    Chain asking(String requestId) {
        return new Chain(
                end, left.subList(1, left.size()), Optional.of(new Asked(left.getFirst(), requestId)), everywhere);
    }

    /** The one that was asked said so, or it did not. */
    Chain heard(boolean done) {
        return new Chain(end, left, Optional.empty(), everywhere && done);
    }
}
