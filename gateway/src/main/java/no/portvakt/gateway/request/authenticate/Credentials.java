package no.portvakt.gateway.request.authenticate;

import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.function.Function;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.trust.secret.Secret;

/** What a request shows of its caller, unread. */
sealed interface Credentials {

    /** The scheme in front of a token, in any case of letters (RFC 9110). */
    String SCHEME = "bearer";

    /**
     * One bearer token, and no session.
     *
     * @param header the whole of it
     */
    record Token(Secret header) implements Credentials {

        /** What follows the scheme and one blank; nothing is forgiven here, the verifier sees it all. */
        <T> T reveal(Function<String, T> use) {
            return header.reveal(whole -> use.apply(whole.substring(Math.min(SCHEME.length() + 1, whole.length()))));
        }
    }

    /** More than one of them. */
    record Two() implements Credentials {}

    /** No bearer token for us; maybe a session. */
    record NoToken() implements Credentials {}

    /** The header belongs to a service that authenticates its callers itself, if its profile says so. */
    static Credentials shownBy(Addressed addressed) {
        var headers = addressed.exchange().headers(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty() || addressed.applied().service().authorization() == ClientAuthorization.PASSED) {
            return new NoToken();
        }
        if (headers.stream().noneMatch(Credentials::isBearer)) {
            return new NoToken();
        }
        if (headers.size() > 1 || hasSessionCookie(addressed)) {
            return new Two();
        }
        return new Token(Secret.of(headers.getFirst()));
    }

    private static boolean isBearer(String header) {
        var lower = header.toLowerCase(Locale.ROOT);
        return lower.startsWith(SCHEME)
                && (lower.length() == SCHEME.length() || Character.isWhitespace(lower.charAt(SCHEME.length())));
    }

    private static boolean hasSessionCookie(Addressed addressed) {
        var name = SessionCookie.CITIZENS.name();
        return CookieHeader.startingWith(name, addressed.exchange().headers(HttpHeaders.COOKIE))
                .containsKey(name);
    }
}
