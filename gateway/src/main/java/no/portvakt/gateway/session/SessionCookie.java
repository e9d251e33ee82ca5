package no.portvakt.gateway.session;

import java.util.List;
import java.util.Optional;

/**
 * Our cookies. The pipeline keeps every cookie of this family from upstreams, and upstreams from setting it. The prefix
 * {@code __Host-} makes the browser hold a cookie to one host, to TLS and to {@code Path=/}, so that a neighbouring
 * host cannot plant one.
 */
public final class SessionCookie {

    /** The session: {@code Secure; HttpOnly; SameSite=Lax; Path=/}, no {@code Domain}. */
    public static final String NAME = "__Host-portvakt";

    /** Every cookie that we set begins with this, whatever it is for (for instance {@code __Host-portvakt-login}). */
    public static final String FAMILY = "__Host-portvakt";

    /** {@code Lax}, since the citizen comes from the identity provider's host when logging in. */
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    /** Empty if there is none, several, or one that we could not have made. */
    public static Optional<SessionId> read(List<String> cookieHeaders) {
        return CookieHeader.only(NAME, cookieHeaders).flatMap(SessionId::parse);
    }

    /** The value of a {@code Set-Cookie} header; it lives as long as the browser, the store decides earlier. */
    public static String set(SessionId id) {
        return id.reveal(value -> NAME + "=" + value + ATTRIBUTES);
    }

    /** The value of a {@code Set-Cookie} header that takes the cookie away. */
    public static String expire() {
        return expire(NAME);
    }

    /** The same for another cookie of the family. */
    public static String expire(String name) {
        return name + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
