package no.portvakt.demo.browsing;

import java.net.URI;

/** No answer came. The message names the place without its query. */
public final class BrokenConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenConnection(URI address, Exception cause) {
        super("no answer from %s%s: %s".formatted(address.getAuthority(), address.getPath(), cause), cause);
    }
}
