package no.portvakt.idp.isolation;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.cookie.CookieMaxAge;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.cookie.DefaultCookieProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/**
 * Keycloak knows a browser by its cookies alone: by {@code KEYCLOAK_IDENTITY} who is logged in, by {@code
 * AUTH_SESSION_ID} which log-in goes on, and the session that a log-in makes has the id of that one. While a request is
 * about a client that takes no part in single sign-on, the first is neither read, nor set, nor taken away, and the
 * second has a name of the client's own. So such a log-in finds no session, makes one that no other client finds, and
 * leaves all others alone. Once it is done that cookie goes too, and the next log-in makes another session.
 */
final class IsolatedCookies implements CookieProvider {

    private final KeycloakSession session;
    private final CookieProvider ordinary;

    IsolatedCookies(KeycloakSession session) {
        this.session = session;
        this.ordinary = new DefaultCookieProvider(session);
    }

    private Optional<ClientModel> isolated() {
        return Optional.ofNullable(session.getContext().getClient()).filter(ClientIsolation::isIsolated);
    }

    private static boolean isOfSingleSignOn(CookieType type) {
        return type == CookieType.IDENTITY || type == CookieType.SESSION || type == CookieType.AUTH_SESSION_ID_HASH;
    }

    @Override
    public void set(CookieType type, String value) {
        var age = Optional.ofNullable(type.getDefaultMaxAge())
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no age"));
        set(type, value, age);
    }

    @Override
    public void set(CookieType type, String value, int maxAge) {
        var client = isolated();
        if (client.isEmpty()) {
            ordinary.set(type, value, maxAge);
        } else if (type == CookieType.AUTH_SESSION_ID) {
            write(nameAt(client.get()), value, maxAge);
        } else if (type == CookieType.IDENTITY) {
            expireOwn(client.get());
        } else if (!isOfSingleSignOn(type)) {
            ordinary.set(type, value, maxAge);
        }
    }

    @Override
    public @Nullable String get(CookieType type) {
        var client = isolated();
        if (client.isEmpty()) {
            return ordinary.get(type);
        }
        if (type == CookieType.AUTH_SESSION_ID) {
            return own(client.get()).map(Cookie::getValue).orElse(null);
        }
        return isOfSingleSignOn(type) ? null : ordinary.get(type);
    }

    @Override
    public void expire(CookieType type) {
        var client = isolated();
        if (client.isEmpty()) {
            ordinary.expire(type);
        } else if (type == CookieType.AUTH_SESSION_ID) {
            expireOwn(client.get());
        } else if (!isOfSingleSignOn(type)) {
            ordinary.expire(type);
        }
    }

    /** A portal's id is a host label, which may stand in a cookie's name (RFC 6265, 4.1.1). */
    private static String nameAt(ClientModel client) {
        return CookieType.AUTH_SESSION_ID.getName() + "_" + client.getClientId();
    }

    private Optional<Cookie> own(ClientModel client) {
        return Optional.ofNullable(session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(nameAt(client)));
    }

    private void expireOwn(ClientModel client) {
        own(client).ifPresent(cookie -> write(cookie.getName(), "", CookieMaxAge.EXPIRED));
    }

    /** As Keycloak writes its own: SameSite=None, since a provider's answer comes as a form from another site. */
    private void write(String name, String value, int maxAge) {
        var context = session.getContext();
        context.getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name)
                        .version(1)
                        .value(value)
                        .path(RealmsResource.realmBaseUrl(context.getUri())
                                .path("/")
                                .build(context.getRealm().getName())
                                .getRawPath())
                        .maxAge(maxAge)
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(CookieType.AUTH_SESSION_ID.getScope().getSameSite())
                        .build());
    }

    @Override
    public void close() {
        ordinary.close();
    }
}
