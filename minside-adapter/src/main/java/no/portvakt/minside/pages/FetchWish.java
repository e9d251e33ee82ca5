package no.portvakt.minside.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.minside.prefill.Prefill.Wish;

/**
 * Whether she wants a form to be filled in: as the link says that she came by, and if it does not, as she said before in
 * this browser session. A cookie of that form alone says so; it names nobody.
 */
record FetchWish(Wish wish, boolean saidNow) {

    static final String PARAMETER = "hent";
    static final String COOKIE = "minside-hent";
    static final String FETCH_LINK = "?" + PARAMETER + "=ja";
    static final String NOTHING_LINK = "?" + PARAMETER + "=nei";

    static FetchWish of(UriInfo uri, HttpHeaders headers) {
        var said = Optional.ofNullable(uri.getQueryParameters().getFirst(PARAMETER));
        var before = Optional.ofNullable(headers.getCookies().get(COOKIE)).map(cookie -> cookie.getValue());
        return new FetchWish(said.or(() -> before).map(FetchWish::read).orElse(Wish.FETCH), said.isPresent());
    }

    private static Wish read(String word) {
        return word.equals("nei") ? Wish.FETCH_NOTHING : Wish.FETCH;
    }

    /** The answer, which makes the browser remember what was said just now. */
    Response remembered(String path, Response answer) {
        return saidNow ? Response.fromResponse(answer).cookie(cookie(path)).build() : answer;
    }

    private NewCookie cookie(String path) {
        return new NewCookie.Builder(COOKIE)
                .value(
                        switch (wish) {
                            case FETCH -> "ja";
                            case FETCH_NOTHING -> "nei";
                        })
                .path(path)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
