package no.portvakt.gateway.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.limit.Overdrawn;
import no.portvakt.gateway.observe.Correlated;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.request.address.Addressing;
import no.portvakt.gateway.request.challenge.Challenge;
import no.portvakt.gateway.request.challenge.FormKeeper;
import no.portvakt.gateway.request.respond.Reply;
import no.portvakt.gateway.trace.Trace;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;

/** How one request ends: its one answer, and its one line in the log. Lives on the request's event loop. */
final class Story {

    private static final Logger LOG = Logger.getLogger(Story.class);

    /** In HTTP/2; without it a browser might take what it has for the whole. */
    private static final long CANCEL = 8;

    private final HttpServerRequest raw;
    private final CorrelationId correlation;
    private final Stages stages;
    private final Clock clock;
    private final Instant began;
    private final Context loop;
    private final Trace trace;
    private String service = Seen.NONE;
    private String rule = Seen.NONE;
    private String level = Seen.NONE;
    private Runnable watchEnds = () -> {};

    Story(HttpServerRequest raw, CorrelationId correlation, Stages stages, Clock clock) {
        this.raw = raw;
        this.correlation = correlation;
        this.stages = stages;
        this.clock = clock;
        this.began = clock.instant();
        this.loop = Vertx.currentContext();
        this.trace = stages.traces().begin(raw);
    }

    HttpServerRequest raw() {
        return raw;
    }

    CorrelationId correlation() {
        return correlation;
    }

    Trace trace() {
        return trace;
    }

    void isAbout(AppliedRule applied) {
        trace.demands(applied.demand().level());
        level = Seen.word(applied.demand().level());
        service = applied.service().id().value();
        rule = applied.rule().path().toString();
    }

    void isAbout(Addressing.OwnPage page) {
        service = page.service().id().value();
        rule = "/_portvakt/**";
    }

    /** @param over run when the request has been answered */
    void isWatched(Runnable over) {
        watchEnds = over;
    }

    /** What completes elsewhere goes on here; what is known already needs no detour. */
    <T> Future<T> onItsLoop(CompletionStage<T> stage) {
        var soon = stage.toCompletableFuture();
        if (soon.isDone() && !soon.isCompletedExceptionally()) {
            return Future.succeededFuture(soon.join());
        }
        Promise<T> here = Promise.promise();
        stage.whenComplete((value, failure) -> {
            if (loop.equals(Vertx.currentContext())) {
                settle(here, value, failure);
            } else {
                loop.runOnContext(back -> settle(here, value, failure));
            }
        });
        return here.future();
    }

    private static <T> void settle(Promise<T> promise, T value, Throwable failure) {
        if (failure == null) {
            promise.complete(value);
        } else {
            promise.fail(failure);
        }
    }

    Future<Void> answer(Reply reply) {
        var refused =
                switch (reply) {
                    case Reply.Refusal refusal -> Optional.of(refusal.reason());
                    case Reply.Own(OwnReply.Refusal refusal) -> Optional.of(refusal.reason());
                    case Reply.Own own -> Optional.<Reason>empty();
                    case Reply.Asset asset -> Optional.<Reason>empty();
                };
        return send(reply, refused, Optional.empty());
    }

    Future<Void> refuse(Reason reason, Optional<String> why) {
        return send(Reply.Refusal.because(reason), Optional.of(reason), why);
    }

    /** The client is told when to come again, and how much it may have. */
    Future<Void> tooMany(Overdrawn overdrawn) {
        stages.log().limited(service, overdrawn.kind().word());
        var allowance = overdrawn.allowance();
        var retry = new Reply.Retry(overdrawn.after(), overdrawn.kind().word(), allowance.burst(), allowance.window());
        return send(
                new Reply.Refusal(Reason.TOO_MANY_REQUESTS, Optional.empty(), List.of(), Optional.of(retry)),
                Optional.of(Reason.TOO_MANY_REQUESTS),
                Optional.of(overdrawn.kind().word()));
    }

    /** A body that does not come: nobody waits for what would be answered to it. */
    void tooSlow() {
        stages.log().limited(service, "slow-body");
        Correlated.say(
                correlation,
                () -> LOG.infof("correlation=%s service=%s cut off: its body comes too slowly", correlation, service));
        cutOff();
    }

    Future<Void> redirect(String location) {
        return send(new Reply.Own(OwnReply.Redirect.to(location)), Optional.empty(), Optional.of("log-in"));
    }

    Future<Void> demand(Challenge.Demanded demanded, Optional<FormKeeper.KeptForm> form) {
        var stepUp =
                demanded.stepUp() + form.map(kept -> "&form=" + kept.name()).orElse("");
        var needed = new Reply.Needed(demanded.required(), demanded.acr(), demanded.maxAge(), stepUp, form.isPresent());
        return send(
                new Reply.Refusal(
                        demanded.reason(),
                        Optional.of(needed),
                        form.map(FormKeeper.KeptForm::setCookie).stream().toList()),
                Optional.of(demanded.reason()),
                Optional.empty());
    }

    Future<Void> delivered(int status) {
        log(status, Optional.empty(), Optional.empty());
        return Future.succeededFuture();
    }

    /** Ends an answer that is under way in the middle: the client must not take what it has for the whole. */
    void cutOff() {
        if (!raw.response().reset(CANCEL)) {
            raw.connection().close().onFailure(gone -> LOG.debug("the connection was closed already", gone));
        }
    }

    private Future<Void> send(Reply reply, Optional<Reason> refused, Optional<String> why) {
        return stages.responder()
                .send(raw, correlation, reply)
                .onComplete(sent -> log(
                        raw.response().getStatusCode(), refused, sent.succeeded() ? why : Optional.of("client-gone")))
                .otherwiseEmpty();
    }

    /** Something is broken on our side: the client learns no more than that, and to which id to refer. */
    Future<Void> broke(Throwable broken) {
        Correlated.say(
                correlation, () -> LOG.errorf(broken, "correlation=%s the request could not be handled", correlation));
        var response = raw.response();
        return response.ended() || response.closed()
                ? Future.succeededFuture()
                : refuse(Reason.INTERNAL, Optional.of("broken"));
    }

    private void log(int status, Optional<Reason> refused, Optional<String> why) {
        var seen = new Seen(
                correlation,
                service,
                rule,
                level,
                raw.method().name(),
                status,
                refused,
                why,
                Duration.between(began, clock.instant()));
        watchEnds.run();
        trace.ended(seen);
        stages.log().seen(seen);
    }
}
