package no.portvakt.idp.lockout;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.idp.person.CitizenKeys;
import org.keycloak.models.KeycloakSession;

/**
 * A browser that has logged a person in keeps a sealed cookie that says so, and has wrong guesses of its own: strangers
 * who guess at her do not stop her there. It opens nothing. A cookie for each person, so that two can share a machine.
 */
final class KnownBrowser {

    private static final String PREFIX = "PORTVAKT_KNOWN_";
    private static final int SUFFIX = 12;
    private static final Duration LIFE = Duration.ofDays(400);

    private final KeycloakSession session;
    private final CitizenKeys keys;

    KnownBrowser(KeycloakSession session) {
        this.session = session;
        this.keys = session.getProvider(CitizenKeys.class);
    }

    /** The browser's id, if it has logged this person in. */
    Optional<String> idFor(String person) {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getCookies()
                        .get(nameFor(person)))
                .flatMap(cookie -> keys.knownBrowsers().open(cookie.getValue()))
                .filter(opened -> opened.startsWith(person + " "))
                .map(opened -> opened.substring(person.length() + 1));
    }

    void remember(String person) {
        var id = idFor(person).orElseGet(() -> UUID.randomUUID().toString());
        var cookie = new NewCookie.Builder(nameFor(person))
                .value(keys.knownBrowsers().seal(person + " " + id))
                .path(session.getContext().getUri().getBaseUri().getPath() + "realms/"
                        + session.getContext().getRealm().getName() + "/")
                .maxAge(Math.toIntExact(LIFE.toSeconds()))
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        session.getContext().getHttpResponse().setCookieIfAbsent(cookie);
    }

    private String nameFor(String person) {
        return PREFIX
                + keys.guesses()
                        .of("cookie " + person)
                        .replace('-', 'x')
                        .replace('_', 'y')
                        .substring(0, SUFFIX);
    }
}
