package no.portvakt.gateway.saml.delegate;

import java.util.Set;
import no.portvakt.gateway.saml.logout.Framed;

/** Sign-ons with a portal that hears in a frame. */
record FramedSignOns(Set<String> sids) implements Framed {

    static final String PAGE = Town.ORIGIN + "/frames?then=";

    @Override
    public boolean isAny(String sid) {
        return sids.contains(sid);
    }

    @Override
    public String past(String sid, String location) {
        return PAGE + location;
    }
}
