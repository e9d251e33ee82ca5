package no.portvakt.minside.pages;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.Language;

/**
 * One request for a page.
 *
 * @param language what the citizen chose here, or else what her log-in says
 * @param chosen whether she chose it in this very request, so that it has to be remembered
 * @param path our own path, without query
 */
record Visit(Optional<Caller> who, Language language, boolean chosen, String path) {

    static final String LANGUAGE_PARAMETER = "sprak";
    static final String LANGUAGE_COOKIE = "minside-sprak";

    static Visit of(SecurityContext security, UriInfo uri, HttpHeaders headers) {
        return of(Optional.of(CallerContext.of(security)), uri, headers);
    }

    static Visit of(Optional<Caller> who, UriInfo uri, HttpHeaders headers) {
        var asked = Optional.ofNullable(uri.getQueryParameters().getFirst(LANGUAGE_PARAMETER))
                .flatMap(Visit::known);
        var remembered = Optional.ofNullable(headers.getCookies().get(LANGUAGE_COOKIE))
                .map(Cookie::getValue)
                .flatMap(Visit::known);
        var language =
                asked.or(() -> remembered).or(() -> who.map(Caller::language)).orElseGet(() -> accepted(headers));
        return new Visit(who, language, asked.isPresent(), "/" + stripLeadingSlash(uri.getPath()));
    }

    /**
     * The citizen.
     *
     * @throws IllegalStateException on a page that is shown without log-in: a mistake of ours
     */
    Caller caller() {
        return who.orElseThrow(() -> new IllegalStateException("this page has no caller"));
    }

    boolean loggedIn() {
        return who.isPresent();
    }

    Texts texts() {
        return Texts.in(language);
    }

    private static Optional<Language> known(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private static Language accepted(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .flatMap(locale -> known(locale.getLanguage()).stream())
                .findFirst()
                .orElse(Language.NB);
    }

    private static String stripLeadingSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
