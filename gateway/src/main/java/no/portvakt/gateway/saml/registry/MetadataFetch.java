package no.portvakt.gateway.saml.registry;

import java.io.IOException;
import java.net.URI;

/** Gets what stands at an address. Blocks, for a bounded time; reads a bounded number of bytes; follows no redirect. */
@FunctionalInterface
public interface MetadataFetch {

    /**
     * The body of an answer with status 200.
     *
     * @throws IOException if there is none; its message is for an operator
     */
    String from(URI address) throws IOException;
}
