package no.portvakt.profiles.portal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * How a portal speaks OpenID Connect with us. Always the code flow with PKCE (RFC 7636), and the portal proves itself
 * with a key (RFC 7523); there is no secret to be copied.
 *
 * @param redirects where the answer of a log-in may go, compared exactly
 * @param afterLogout where the citizen may be sent when she has logged out, compared exactly; empty for the redirects
 * @param backchannelLogout where the portal is told that a session is over (OpenID Connect Back-Channel Logout 1.0)
 * @param frontchannelLogout what her browser opens in a frame to tell it (OpenID Connect Front-Channel Logout 1.0); one of
 *     the two at most
 * @param keys the portal's public keys
 * @param calls the interfaces that the portal calls with the citizen's access token: its audiences (RFC 9068); without
 *     any, the token is good for nothing
 * @param algorithm what the portal signs its proofs with; empty for any that the provider knows, with {@code PLAIN} alone
 * @param signOn whether a log-in there counts elsewhere, and one elsewhere there
 */
public record OidcClient(
        Set<URI> redirects,
        Set<URI> afterLogout,
        Optional<URI> backchannelLogout,
        Optional<URI> frontchannelLogout,
        Keys keys,
        Set<URI> calls,
        Optional<Algorithm> algorithm,
        Conformance conformance,
        SignOn signOn)
        implements Protocol {

    public OidcClient {
        redirects = Set.copyOf(redirects);
        afterLogout = Set.copyOf(afterLogout);
        calls = Set.copyOf(calls);
        if (redirects.isEmpty()) {
            throw new IllegalArgumentException("a portal has to get its answer somewhere");
        }
        if (backchannelLogout.isPresent() && frontchannelLogout.isPresent()) {
            throw new IllegalArgumentException("a portal is told of a log-out in one way");
        }
        if (conformance == Conformance.FAPI_2
                && !algorithm.map(Algorithm::isStrict).orElse(false)) {
            throw new IllegalArgumentException("FAPI 2.0 knows ES256 and PS256 alone");
        }
        if (conformance == Conformance.FAPI_2 && !calls.isEmpty()) {
            throw new IllegalArgumentException("a token that is bound to a key is no bearer token");
        }
    }

    /** One that takes part in single sign-on, and is told of log-outs by its server, or not at all. */
    public OidcClient(
            Set<URI> redirects,
            Set<URI> afterLogout,
            Optional<URI> backchannelLogout,
            Keys keys,
            Set<URI> calls,
            Optional<Algorithm> algorithm,
            Conformance conformance) {
        this(
                redirects,
                afterLogout,
                backchannelLogout,
                Optional.empty(),
                keys,
                calls,
                algorithm,
                conformance,
                SignOn.SHARED);
    }

    /** Where the portal's public keys come from. */
    public sealed interface Keys {

        /** They are fetched there, and again when an unknown one is used. */
        record At(URI address) implements Keys {}

        /** A JWK set (RFC 7517), in the file beside the declaration. */
        record In(String keySet) implements Keys {}
    }

    /** Algorithms of RFC 7518, section 3.1. */
    public enum Algorithm {
        ES256,
        PS256,
        RS256;

        /** Whether FAPI 2.0 allows it (Security Profile, section 5.4.1). */
        public boolean isStrict() {
            return this != RS256;
        }
    }

    /** How much of the newer rules a portal keeps; the less is for portals that were written for ID-porten. */
    public enum Conformance {

        /** OpenID Connect with PKCE; pushed requests (RFC 9126) if the portal likes. */
        PLAIN("plain"),

        /** FAPI 2.0 Security Profile: pushed requests only, tokens bound to a key, short codes. */
        FAPI_2("fapi-2");

        private final String word;

        Conformance(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }
    /** Whether a portal takes part in single sign-on. */
    public enum SignOn {

        /** A citizen who is logged in elsewhere is logged in here, and the other way round. */
        SHARED("shared"),

        /** She logs in for this portal alone, each time; ID-porten's {@code sso_disabled}. */
        ISOLATED("isolated");

        private final String word;

        SignOn(String word) {
            this.word = word;
        }

        /** How it is written in a declaration. */
        public String word() {
            return word;
        }
    }
}
