package no.portvakt.idp.isolation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** Which clients take no part in single sign-on, as an attribute of theirs declares. */
public final class ClientIsolation {

    /** Attribute: a word of the portal's declaration. Clients without it take part, the gateway's among them. */
    public static final String SIGN_ON = "portvakt.sign-on";

    private static final String SHARED = "shared";

    private ClientIsolation() {}

    /** A word that cannot be read is the more careful one. */
    public static boolean isIsolated(@Nullable ClientModel client) {
        return Optional.ofNullable(client)
                .map(known -> known.getAttribute(SIGN_ON))
                .filter(word -> !word.equals(SHARED))
                .isPresent();
    }

    /** Whether cookies are kept apart in this Keycloak. Without that nobody may log in at such a client. */
    public static boolean isKept(KeycloakSession session) {
        return session.getProvider(CookieProvider.class) instanceof IsolatedCookies;
    }
}
