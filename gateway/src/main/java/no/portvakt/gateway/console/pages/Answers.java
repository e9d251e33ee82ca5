package no.portvakt.gateway.console.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.officers.Language;

/** Turns pages into answers: strict policy, no script at all, nothing kept by the browser. */
final class Answers {

    private static final int A_YEAR = 365 * 24 * 3600;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** What every page is sent with. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            POLICY,
            "Referrer-Policy",
            "same-origin",
            "X-Content-Type-Options",
            "nosniff",
            "Cache-Control",
            "no-store");

    private final PageRenderer renderer = new PageRenderer();
    private final Banner banner;
    private final FormToken token;

    Answers(Banner banner, FormToken token) {
        this.banner = banner;
        this.token = token;
    }

    /** What every officer must know at once, in her language. */
    @FunctionalInterface
    interface Banner {
        List<String> lines(Visit visit);
    }

    Response page(Visit visit, Page page) {
        return html(200, visit, page);
    }

    Response pageOrNotFound(Visit visit, Optional<? extends Page> page) {
        return page.map(found -> page(visit, found)).orElseGet(() -> notFound(visit));
    }

    Response notFound(Visit visit) {
        return html(
                NOT_FOUND,
                visit,
                new MessagePage(visit.words().of("notFoundTitle"), visit.words().of("notFound"), Optional.empty()));
    }

    /**
     * After a form: look at the result, so that reloading sends nothing twice. The path alone: the framework would make
     * it an address on loopback, which is where we stand and the officer does not.
     */
    static Response lookAt(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }

    /**
     * Shows what came of an action, on the page of the version.
     *
     * @param version the one that was acted on; empty if the action makes one
     */
    Response told(Visit visit, LifeOutcome outcome, Optional<Long> version) {
        var id = outcome instanceof LifeOutcome.Done(var line)
                ? Optional.of(line.version().id())
                : version;
        var key = Told.keyOf(outcome);
        return id.filter(known -> !(outcome instanceof LifeOutcome.Unknown))
                .map(known -> lookAt("/versions/" + known + "?told=" + key))
                .orElseGet(() -> Told.words(key, visit.words())
                        .map(words -> html(
                                FORBIDDEN,
                                visit,
                                new MessagePage(visit.words().of("notDoneTitle"), words, Optional.empty())))
                        .orElseGet(() -> notFound(visit)));
    }

    /** Does it, if the form was made for this officer. */
    Response checked(Visit visit, String shown, Supplier<Response> then) {
        return token.isOf(visit.officer(), shown)
                ? then.get()
                : html(
                        FORBIDDEN,
                        visit,
                        new MessagePage(
                                visit.words().of("staleTitle"), visit.words().of("stale"), Optional.empty()));
    }

    private Response html(int status, Visit visit, Page page) {
        var response = Response.status(status);
        HEADERS.forEach(response::header);
        return response.type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Language", visit.language().tag())
                .cookie(new NewCookie.Builder(Language.COOKIE)
                        .value(visit.language().tag())
                        .path("/")
                        .maxAge(A_YEAR)
                        .secure(true)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .entity(renderer.print(page, visit, banner.lines(visit), token.of(visit.officer())))
                .build();
    }
}
