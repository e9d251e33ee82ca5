package no.portvakt.gateway.boot;

import java.util.Optional;
import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.login.LoginPaths;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.request.enrich.WayOut;

/**
 * Past the portals that the browser alone can tell: those that hear in a frame first, since they have only a minute.
 *
 * @param saml past those that speak SAML; empty where there are none
 */
record WayPastPortals(Optional<Detour> saml, FrontChannel frontChannel) implements WayOut {

    @Override
    public String past(String sid, String location) {
        return frontChannel.past(
                sid, saml.map(detour -> detour.past(sid, location)).orElse(location));
    }

    @Override
    public Optional<String> after(String sid) {
        return Optional.of(past(sid, LoginPaths.LOGGED_OUT)).filter(there -> !there.equals(LoginPaths.LOGGED_OUT));
    }
}
