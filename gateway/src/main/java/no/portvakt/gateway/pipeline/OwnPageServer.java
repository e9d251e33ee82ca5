package no.portvakt.gateway.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import no.portvakt.gateway.exchange.BoundedBody;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.exchange.SameOrigin;
import no.portvakt.gateway.observe.Correlated;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.request.address.Addressing;
import no.portvakt.gateway.request.respond.DesignFiles;
import no.portvakt.gateway.request.respond.Reply;
import no.portvakt.profiles.reason.Reason;
import org.jboss.logging.Logger;

/** Answers the gateway's own paths: reads the bounded body on the event loop, calls the handler on a virtual thread. */
public final class OwnPageServer {

    private static final Logger LOG = Logger.getLogger(OwnPageServer.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Vertx vertx;
    private final OwnPaths paths;
    private final DesignFiles design;
    private final Executor virtualThreads;

    public OwnPageServer(Vertx vertx, OwnPaths paths, DesignFiles design, Executor virtualThreads) {
        this.vertx = vertx;
        this.paths = paths;
        this.design = design;
        this.virtualThreads = virtualThreads;
    }

    /** Completes on the request's event loop, and never with a failure. */
    Future<Reply> serve(Addressing.OwnPage page) {
        var exchange = page.exchange();
        if (exchange.upgrade() || exchange.door() == Door.PKI) {
            return refused(Reason.NO_RULE);
        }
        if (exchange.path().startsWith(DesignFiles.PREFIX)) {
            return exchange.method().equals("GET")
                    ? Future.succeededFuture(design.find(exchange.path())
                            .<Reply>map(asset -> asset)
                            .orElseGet(() -> Reply.Refusal.because(Reason.NO_RULE)))
                    : refused(Reason.NO_RULE);
        }
        var label = page.service().host();
        var own = paths.find(exchange.path(), label, exchange.method());
        if (own.isEmpty()) {
            return refused(Reason.NO_RULE);
        }
        if (own.get().unsafe() == OwnPath.UnsafeMethods.FROM_SAME_ORIGIN && !SameOrigin.isShownBy(exchange)) {
            return refused(Reason.CROSS_SITE);
        }
        return BoundedBody.read(exchange.raw(), OwnRequest.LARGEST_BODY)
                .compose(body -> call(own.get(), request(exchange, label, body)))
                .otherwise(failed -> {
                    if (failed instanceof BoundedBody.TooLarge) {
                        var request = request(exchange, label, Buffer.buffer());
                        virtualThreads.execute(() -> own.get().handler().tooLarge(request));
                    }
                    return Reply.Refusal.because(Reason.TOO_LARGE);
                });
    }

    private static Future<Reply> refused(Reason reason) {
        return Future.succeededFuture(Reply.Refusal.because(reason));
    }

    private Future<Reply> call(OwnPath own, OwnRequest request) {
        Promise<Reply> answered = Promise.promise();
        var context = vertx.getOrCreateContext();
        virtualThreads.execute(() -> {
            var reply = answerOf(own, request);
            context.runOnContext(back -> answered.complete(new Reply.Own(reply)));
        });
        return answered.future();
    }

    private static OwnReply answerOf(OwnPath own, OwnRequest request) {
        try {
            return own.handler().handle(request);
        } catch (CompletionException sessionsAreAway) {
            Correlated.say(
                    request.correlation(),
                    () -> LOG.warnf(
                            "correlation=%s own path %s: the sessions are away", request.correlation(), own.path()));
            return OwnReply.Refusal.because(Reason.UNAVAILABLE);
        } catch (RuntimeException broken) {
            Correlated.say(
                    request.correlation(),
                    () -> LOG.errorf(
                            broken, "correlation=%s own path %s is broken", request.correlation(), own.path()));
            return OwnReply.Refusal.because(Reason.INTERNAL);
        }
    }

    private static OwnRequest request(Exchange exchange, String service, Buffer body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var name : exchange.raw().headers().names()) {
            headers.put(name.toLowerCase(Locale.ROOT), exchange.headers(name));
        }
        boolean isForm = exchange.header(HttpHeaders.CONTENT_TYPE)
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .isPresent();
        return new OwnRequest(
                exchange.method(),
                service,
                "https://" + exchange.authority(),
                exchange.path(),
                exchange.query().orElse(""),
                exchange.query().map(Parameters::decode).orElse(Map.of()),
                headers,
                isForm ? Parameters.decode(body.toString(StandardCharsets.UTF_8)) : Map.of(),
                exchange.correlation());
    }
}
