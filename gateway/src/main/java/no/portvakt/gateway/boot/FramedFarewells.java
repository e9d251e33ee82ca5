package no.portvakt.gateway.boot;

import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.login.PartingPortals;
import no.portvakt.trust.correlation.CorrelationId;

/** Portals that hear in a frame, as log-out sees them: before the others, since they have only a minute. */
record FramedFarewells(PartingPortals others, FrontChannel frontChannel) implements PartingPortals {

    @Override
    public Parting of(String sid) {
        return new Told(sid, others.of(sid), frontChannel);
    }

    private record Told(String sid, Parting others, FrontChannel frontChannel) implements Parting {

        @Override
        public String tell(String everywhere, String partly, CorrelationId correlation) {
            var next = others.tell(everywhere, partly, correlation);
            return frontChannel.isAny(sid) ? frontChannel.past(sid, next) : next;
        }

        @Override
        public void tellWithoutBrowser(CorrelationId correlation) {
            others.tellWithoutBrowser(correlation);
        }
    }
}
