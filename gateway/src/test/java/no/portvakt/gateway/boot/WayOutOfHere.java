package no.portvakt.gateway.boot;

import java.util.Optional;
import no.portvakt.gateway.request.enrich.WayOut;

/** Past somebody who is always there to be told. */
final class WayOutOfHere implements WayOut {

    @Override
    public String past(String sid, String location) {
        return "https://login.localhost/out?" + sid + "&" + location;
    }

    @Override
    public Optional<String> after(String sid) {
        return Optional.of(past(sid, "/over"));
    }
}
