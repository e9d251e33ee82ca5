package no.portvakt.gateway.console.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.gateway.console.api.Caller;

/** Reads from a request who looks at what, in which language: the one she chose, or what her browser asks for. */
final class Visits {

    private Visits() {}

    static Visit of(SecurityContext context, UriInfo address, HttpHeaders headers) {
        var chosen = Optional.ofNullable(address.getQueryParameters().getFirst(Visit.LANGUAGE_PARAMETER))
                .flatMap(Language::ofTag)
                .or(() -> Optional.ofNullable(headers.getCookies().get(Answers.LANGUAGE_COOKIE))
                        .flatMap(cookie -> Language.ofTag(cookie.getValue())));
        var language = chosen.orElseGet(
                () -> Language.wantedBy(Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                        .orElse("nb")));
        var uri = address.getRequestUri();
        var query = Optional.ofNullable(uri.getRawQuery()).map("?"::concat).orElse("");
        return new Visit(Caller.of(context).call(), language, uri.getRawPath() + query);
    }
}
