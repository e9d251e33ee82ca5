package no.portvakt.gateway.session;

/** Names of our cookies. The pipeline keeps every cookie of this family from upstreams, and upstreams from setting it. */
public final class SessionCookie {

    /** The session: {@code Secure; HttpOnly; SameSite=Lax; Path=/}, no {@code Domain}. */
    public static final String NAME = "__Host-portvakt";

    /** Every cookie that we set begins with this, whatever it is for (for instance {@code __Host-portvakt-login}). */
    public static final String FAMILY = "__Host-portvakt";

    private SessionCookie() {}
}
