package no.portvakt.gateway.session;

import java.util.List;
import java.util.Optional;

/**
 * Our cookies. The pipeline keeps every cookie of this family from upstreams, and upstreams from setting it. The prefix
 * {@code __Host-} makes the browser hold a cookie to one host, to TLS and to {@code Path=/}, so that a neighbouring
 * host cannot plant one.
 *
 * @param name of the session's cookie: {@code Secure; HttpOnly; SameSite=Lax; Path=/}, no {@code Domain}
 */
public record SessionCookie(String name) {

    /** Every cookie that we set begins with this, whatever it is for (for instance {@code __Host-portvakt-login}). */
    public static final String FAMILY = "__Host-portvakt";

    /** Of the citizens' doors. */
    public static final SessionCookie CITIZENS = new SessionCookie(FAMILY);

    /** Of the officers' door; another name, since a browser sends the cookies of a host to all its ports. */
    public static final SessionCookie OFFICERS = new SessionCookie(FAMILY + "-officer");

    /** {@code Lax}, since the citizen comes from the identity provider's host when logging in. */
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    /** Empty if there is none, several, or one that we could not have made. */
    public Optional<SessionId> read(List<String> cookieHeaders) {
        return CookieHeader.only(name, cookieHeaders).flatMap(SessionId::parse);
    }

    /** The value of a {@code Set-Cookie} header; it lives as long as the browser, the store decides earlier. */
    public String set(SessionId id) {
        return id.reveal(value -> name + "=" + value + ATTRIBUTES);
    }

    /** The value of a {@code Set-Cookie} header that takes the cookie away. */
    public String expire() {
        return expire(name);
    }

    /** The same for another cookie of the family. */
    public static String expire(String name) {
        return name + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
