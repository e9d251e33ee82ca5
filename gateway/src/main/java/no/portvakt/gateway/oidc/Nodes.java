package no.portvakt.gateway.oidc;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The nodes of one identity provider, and which of them to ask first. Thread-safe. */
final class Nodes {

    private final List<URI> bases;
    private volatile int first;

    /** Addresses of the same thing at every node; what is asked for begins with the first of them. */
    Nodes(List<URI> bases) {
        this.bases = List.copyOf(bases);
    }

    /** This address at every node; at none but its own if it is not of the first. */
    List<URI> inOrder(URI address) {
        var text = address.toString();
        if (bases.size() < 2 || !text.startsWith(bases.getFirst().toString())) {
            return List.of(address);
        }
        var below = text.substring(bases.getFirst().toString().length());
        int start = first;
        return IntStream.range(start, start + bases.size())
                .mapToObj(place -> URI.create(bases.get(place % bases.size()) + below))
                .toList();
    }

    /** Asks the one after it first from now on, unless somebody else has seen to that. */
    void failed(URI address) {
        int asked = first;
        if (!bases.isEmpty() && address.toString().startsWith(bases.get(asked).toString())) {
            first = (asked + 1) % bases.size();
        }
    }
}
