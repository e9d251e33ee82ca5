package no.portvakt.gateway.request.respond;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * Turns replies into status, headers and pages. Programs get problem documents (RFC 9457), browsers a page in their
 * language. To be called on the request's event loop, once per request, unless its answer has begun.
 */
public final class Responder {

    private static final String HTML = "text/html; charset=utf-8";

    /** Seconds after which a busy service may have room again. */
    private static final String SOON = "2";

    /** Seconds after which a server that does not answer may do so again. */
    private static final String LATER = "30";

    private static final int UNAVAILABLE = 503;

    private static final long NO_ERROR = 0;

    private final Problems problems;
    private final RefusalPage page;

    public Responder(Problems problems, RefusalPage page) {
        this.problems = problems;
        this.page = page;
    }

    public Future<Void> send(HttpServerRequest raw, CorrelationId correlation, Reply reply) {
        var response = raw.response();
        if (response.headWritten()) {
            return response.reset() ? Future.succeededFuture() : Future.failedFuture("the answer has begun");
        }
        SecurityHeaders.addTo(response.headers());
        response.putHeader(CorrelationId.HEADER, correlation.value());
        letGoOfBody(raw, response);
        var sent =
                switch (reply) {
                    case Reply.Refusal refusal -> refuse(raw, correlation, refusal);
                    case Reply.Own own -> own(raw, correlation, own.reply());
                    case Reply.Asset asset -> asset(raw, asset);
                };
        return raw.version() == HttpVersion.HTTP_2 ? sent.onSuccess(whole -> endStream(raw)) : sent;
    }

    private Future<Void> own(HttpServerRequest raw, CorrelationId correlation, OwnReply reply) {
        var response = raw.response();
        return switch (reply) {
            case OwnReply.Refusal refusal ->
                refuse(raw, correlation, new Reply.Refusal(refusal.reason(), Optional.empty(), refusal.setCookies()));
            case OwnReply.Redirect redirect -> {
                response.putHeader(HttpHeaders.LOCATION, redirect.location());
                yield finish(response, 303, redirect.setCookies(), "");
            }
            case OwnReply.Page html -> {
                response.putHeader(HttpHeaders.CONTENT_TYPE, HTML);
                if (html.status() == UNAVAILABLE) {
                    response.putHeader(HttpHeaders.RETRY_AFTER, LATER);
                }
                if (html.clearSiteData()) {
                    response.putHeader("Clear-Site-Data", "\"cookies\", \"storage\", \"cache\"");
                }
                yield finish(response, html.status(), html.setCookies(), html.html());
            }
            case OwnReply.Json json -> {
                response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                yield finish(response, json.status(), json.setCookies(), json.json());
            }
            case OwnReply.Document document -> {
                response.putHeader(HttpHeaders.CONTENT_TYPE, document.contentType());
                yield finish(response, 200, List.of(), document.text());
            }
            case OwnReply.HandedOn page -> {
                SecurityHeaders.letHandOn(response.headers(), page.script());
                response.putHeader(HttpHeaders.CONTENT_TYPE, HTML);
                yield finish(response, 200, page.setCookies(), page.html());
            }
            case OwnReply.Framing page -> {
                SecurityHeaders.letFrameOthers(response.headers(), page.script(), page.framed());
                response.putHeader(HttpHeaders.CONTENT_TYPE, HTML);
                yield finish(response, 200, List.of(), page.html());
            }
            case OwnReply.Framed framed -> {
                SecurityHeaders.letFrame(response.headers(), framed.by());
                yield finish(response, framed.status(), List.of(), "");
            }
            case OwnReply.Empty empty -> finish(response, empty.status(), empty.setCookies(), "");
        };
    }

    private Future<Void> refuse(HttpServerRequest raw, CorrelationId correlation, Reply.Refusal refusal) {
        var response = raw.response();
        refusal.needed().ifPresent(needed -> response.putHeader("WWW-Authenticate", BearerChallenge.of(needed)));
        if (refusal.reason() == Reason.INVALID_CREDENTIAL) {
            response.putHeader("WWW-Authenticate", BearerChallenge.INVALID);
        }
        response.putHeader(HttpHeaders.VARY, "Accept, Accept-Language");
        if (refusal.reason().status() == UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, refusal.reason() == Reason.UPSTREAM_BUSY ? SOON : LATER);
        }
        refusal.retry().ifPresent(retry -> RateHeaders.addTo(response.headers(), retry));
        var audience = Audience.of(raw);
        if (audience.wantsPage()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, HTML);
            response.putHeader(HttpHeaders.CONTENT_LANGUAGE, audience.language().getLanguage());
            return finish(
                    response,
                    refusal.reason().status(),
                    refusal.setCookies(),
                    page.render(refusal, correlation, audience.language()));
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        return finish(
                response,
                refusal.reason().status(),
                refusal.setCookies(),
                problems.describe(refusal, correlation, audience.language()));
    }

    private static Future<Void> asset(HttpServerRequest raw, Reply.Asset asset) {
        var response = raw.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        response.putHeader(HttpHeaders.ETAG, asset.etag());
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.contentType());
        if (asset.etag().equals(raw.headers().get(HttpHeaders.IF_NONE_MATCH))) {
            return response.setStatusCode(304).end();
        }
        return response.setStatusCode(200).end(asset.bytes());
    }

    private static Future<Void> finish(HttpServerResponse response, int status, List<String> setCookies, String body) {
        setCookies.forEach(cookie -> response.headers().add(HttpHeaders.SET_COOKIE, cookie));
        return response.setStatusCode(status).end(body);
    }

    /** Nobody will read what the client still sends: the connection is not used again, and the rest is thrown away. */
    private static void letGoOfBody(HttpServerRequest raw, HttpServerResponse response) {
        if (!raw.isEnded()) {
            if (raw.version() == HttpVersion.HTTP_1_1
                    && (raw.headers().contains(HttpHeaders.CONTENT_LENGTH)
                            || raw.headers().contains(HttpHeaders.TRANSFER_ENCODING))) {
                response.putHeader(HttpHeaders.CONNECTION, "close");
            }
            raw.resume();
        }
    }

    /**
     * The same in HTTP/2, where it is the stream alone, and a matter of course (RFC 9113, 8.1). Not before the whole answer
     * was sent: what waits for the client's window would be lost with the stream.
     */
    private static void endStream(HttpServerRequest raw) {
        if (!raw.isEnded()) {
            raw.response().reset(NO_ERROR);
        }
    }
}
