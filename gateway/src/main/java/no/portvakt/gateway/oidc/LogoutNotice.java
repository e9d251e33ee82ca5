package no.portvakt.gateway.oidc;

import java.util.Optional;

/**
 * The identity provider says that a session, or all of a citizen's sessions, are over (OpenID Connect Back-Channel
 * Logout 1.0). One of the two is there.
 *
 * @param tokenId different for each notice
 */
public record LogoutNotice(String tokenId, Optional<String> sid, Optional<String> subject) {}
