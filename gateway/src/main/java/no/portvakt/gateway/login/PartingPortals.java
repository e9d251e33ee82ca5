package no.portvakt.gateway.login;

import no.portvakt.trust.correlation.CorrelationId;

/**
 * Portals that were told of a sign-on by the gateway itself, and have to be told that it is over. A port. Blocks; throws a
 * {@code CompletionException} where the store is away.
 */
@FunctionalInterface
public interface PartingPortals {

    /** There are none. */
    PartingPortals NONE = sid -> new Parting() {
        @Override
        public String tell(String everywhere, String partly, CorrelationId correlation) {
            return everywhere;
        }

        @Override
        public void tellWithoutBrowser(CorrelationId correlation) {
            // Nobody is there to be told.
        }
    };

    /**
     * Those of this sign-on. Nobody else gets them after this, so it is asked for when our own sessions have ended and
     * before the identity provider is told, which then tells us.
     */
    Parting of(String sid);

    /** The portals of one sign-on. */
    interface Parting {

        /**
         * Tells those that servers can tell, and gives the address where this browser goes on.
         *
         * @param everywhere where it ends if all have confirmed, at once where there is nobody to tell
         * @param partly where it ends if one has not
         */
        String tell(String everywhere, String partly, CorrelationId correlation);

        /** Where there is no browser: those that servers can tell, on other threads. */
        void tellWithoutBrowser(CorrelationId correlation);
    }
}
