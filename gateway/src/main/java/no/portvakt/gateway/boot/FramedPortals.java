package no.portvakt.gateway.boot;

import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.saml.logout.Framed;

/** Portals that hear in a frame, as log-outs of SAML see them. */
record FramedPortals(FrontChannel frontChannel) implements Framed {

    @Override
    public boolean isAny(String sid) {
        return frontChannel.isAny(sid);
    }

    @Override
    public String past(String sid, String location) {
        return frontChannel.past(sid, location);
    }
}
