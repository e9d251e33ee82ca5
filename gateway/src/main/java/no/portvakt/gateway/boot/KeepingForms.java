package no.portvakt.gateway.boot;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.portvakt.gateway.exchange.BoundedBody;
import no.portvakt.gateway.login.KeptForms;
import no.portvakt.gateway.login.ServiceDemands;
import no.portvakt.gateway.request.authorize.StepUpNeeded;
import no.portvakt.gateway.request.challenge.FormKeeper;
import no.portvakt.gateway.session.LiveSessions;

/** Reads what a citizen was sending, up to a bound, and gives it to the log-in to keep. */
final class KeepingForms implements FormKeeper {

    private final KeptForms forms;
    private final LiveSessions sessions;
    private final ServiceDemands demands;
    private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

    KeepingForms(KeptForms forms, LiveSessions sessions, ServiceDemands demands) {
        this.forms = forms;
        this.sessions = sessions;
        this.demands = demands;
    }

    @Override
    public Future<Optional<KeptForm>> keep(StepUpNeeded needed) {
        var loop = Objects.requireNonNull(Vertx.currentContext(), "called on the request's event loop");
        return BoundedBody.read(needed.exchange().raw(), forms.largest(contentType(needed)))
                .compose(body -> stored(needed, body, loop))
                .otherwise(notKept -> Optional.empty());
    }

    private static String contentType(StepUpNeeded needed) {
        return needed.exchange().header(HttpHeaders.CONTENT_TYPE).orElse("");
    }

    private Future<Optional<KeptForm>> stored(StepUpNeeded needed, Buffer body, Context loop) {
        Promise<Optional<KeptForm>> done = Promise.promise();
        var exchange = needed.exchange();
        var host = needed.host();
        sessions.peek(host, exchange.headers(HttpHeaders.COOKIE), demands.limitsOf(host))
                .thenComposeAsync(
                        session -> forms.keep(
                                host,
                                exchange.target(),
                                contentType(needed),
                                body.getBytes(),
                                session.map(found -> found.session().subject())),
                        virtualThreads)
                .whenComplete((kept, broken) -> loop.runOnContext(back -> {
                    if (broken == null) {
                        done.complete(kept.map(some -> new KeptForm(some.name(), some.setCookie())));
                    } else {
                        done.fail(broken);
                    }
                }));
        return done.future();
    }
}
