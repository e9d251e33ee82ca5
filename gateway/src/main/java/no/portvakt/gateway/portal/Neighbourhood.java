package no.portvakt.gateway.portal;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** What is outside: a portal's addresses. Somebody who must not call out has {@link #nobody()}. */
public interface Neighbourhood {

    /** Whether anybody is called at all. */
    default boolean isThere() {
        return true;
    }

    /**
     * What stands there, with status 200.
     *
     * @throws IOException if nothing does; its message says why
     */
    String get(URI address) throws IOException;

    /** Whether somebody with a good certificate answers at this host, whatever he answers. */
    List<Step> knock(String about, URI address);

    /** Nobody is called; what would have been looked at is said. */
    static Neighbourhood nobody() {
        return new Neighbourhood() {
            @Override
            public boolean isThere() {
                return false;
            }

            @Override
            public String get(URI address) throws IOException {
                throw new IOException("nobody is called");
            }

            @Override
            public List<Step> knock(String about, URI address) {
                return List.of(Step.unasked(about, address.toString()));
            }
        };
    }
}
