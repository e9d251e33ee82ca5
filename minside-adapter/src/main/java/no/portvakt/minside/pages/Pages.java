package no.portvakt.minside.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import no.portvakt.profiles.reason.Reason;

/** Turns a page into an answer: status, headers that keep it private and inert, and the remembered language. */
public final class Pages {

    /** {@code data:} for images is Designsystemet's own icons, which stand in its style sheet. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private final PageRenderer renderer;

    public Pages(PageRenderer renderer) {
        this.renderer = renderer;
    }

    Response ok(Visit visit, Page page) {
        return answer(visit, page, Response.Status.OK.getStatusCode());
    }

    Response refuse(Visit visit, Reason reason) {
        return answer(visit, Refusal.of(visit, reason, visit.caller().correlation()), reason.status());
    }

    Response answer(Visit visit, Page page, int status) {
        var answer = Response.status(status)
                .entity(renderer.print(page, visit))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag());
        if (visit.chosen()) {
            answer.cookie(new NewCookie.Builder(Visit.LANGUAGE_COOKIE)
                    .value(visit.language().tag())
                    .path("/")
                    .maxAge(A_YEAR)
                    .secure(true)
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.LAX)
                    .build());
        }
        return guarded(answer);
    }

    /** After a form was taken: the browser asks for the next page with GET, so that a reload sends nothing again. */
    Response seeOther(String path) {
        return guarded(Response.status(Response.Status.SEE_OTHER).location(URI.create(path)));
    }

    /** Same-origin and not none for the referrer: a form's Origin header would become null, and be refused. */
    private static Response guarded(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }
}
