package no.portvakt.gateway.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what the identity provider says in a frame of the citizen's browser (OpenID Connect Front-Channel Logout 1.0,
 * 2). Nothing signs it: what is said is believed because a {@code sid} is known to the two of us alone. {@code iss} and
 * {@code sid} are both required.
 */
final class FramedLogout {

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9._~-]{16,128}");

    private final Realm realm;

    FramedLogout(Realm realm) {
        this.realm = realm;
    }

    Heard hear(Optional<String> issuer, Optional<String> sid) {
        if (!issuer.equals(Optional.of(realm.issuer().toString()))) {
            return new Heard.NotGenuine("another iss, or none");
        }
        return sid.filter(named -> SID.matcher(named).matches())
                .<Heard>map(named -> new Heard.Genuine(new LogoutNotice("", Optional.of(named), Optional.empty())))
                .orElse(new Heard.NotGenuine("no sid, or none that could be one"));
    }

    URI frameFor(URI portal, String sid) {
        return URI.create(portal + (portal.getRawQuery() == null ? "?" : "&") + "iss="
                + encoded(realm.issuer().toString()) + "&sid=" + encoded(sid));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Scheme, host and port of the pages that may frame the answer. */
    String frames() {
        return originOf(realm.issuer());
    }

    private static String originOf(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
