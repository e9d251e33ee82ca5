package no.portvakt.trust.pki.trustlist;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where an issuer says what it has revoked. Addresses in certificates are never asked: whoever made one would choose whom
 * we call.
 *
 * @param lists http or https addresses of its revocation lists, complete ones and deltas
 * @param responder the address of its OCSP responder
 * @param nonce whether that responder makes an answer for each question; those that make them ahead cannot
 */
public record RevocationServers(List<URI> lists, Optional<URI> responder, boolean nonce) {

    public static final RevocationServers NONE = new RevocationServers(List.of(), Optional.empty(), false);

    public RevocationServers {
        lists = List.copyOf(lists);
    }
}
