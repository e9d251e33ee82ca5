package no.portvakt.gateway.pipeline;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.request.accept.Acceptance;
import no.portvakt.gateway.request.accept.Accepted;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.gateway.request.address.Addressing;
import no.portvakt.gateway.request.authenticate.Identification;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.gateway.request.authorize.Access;
import no.portvakt.gateway.request.authorize.Permitted;
import no.portvakt.gateway.request.authorize.StepUpNeeded;
import no.portvakt.gateway.request.challenge.Challenge;
import no.portvakt.gateway.request.forward.Forwarded;
import no.portvakt.gateway.trace.Part;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * The stages in order: this is the table of contents. Each takes what only the one before can make, so that a request
 * that was not permitted cannot be forwarded. Every request that comes in gets an answer and a line in the log.
 */
public final class RequestPipeline {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Stages stages;
    private final Clock clock;

    public RequestPipeline(Stages stages, Clock clock) {
        this.stages = stages;
        this.clock = clock;
    }

    /** Called by a listener, on the request's event loop. Completes when the request is over, and never fails. */
    public Future<Void> handle(HttpServerRequest raw, Door door) {
        raw.pause();
        var story = new Story(raw, CorrelationId.random(), stages, clock);
        try {
            return accept(story, door).recover(story::broke);
        } catch (RuntimeException broken) {
            return story.broke(broken);
        }
    }

    private Future<Void> accept(Story story, Door door) {
        return switch (stages.reader().read(story.raw(), door, story.correlation())) {
            case Accepted accepted -> address(story, accepted);
            case Acceptance.Unreadable unreadable -> story.refuse(unreadable.reason(), Optional.of(unreadable.why()));
        };
    }

    private Future<Void> address(Story story, Accepted accepted) {
        return switch (stages.finder().find(accepted)) {
            case Addressed addressed -> {
                story.isAbout(addressed.applied());
                yield limit(story, accepted.exchange(), addressed.applied().service())
                        .orElseGet(() -> authenticate(story, addressed));
            }
            case Addressing.OwnPage page -> {
                story.isAbout(page);
                yield limit(story, accepted.exchange(), page.service())
                        .orElseGet(() -> stages.ownPages().serve(page).compose(story::answer));
            }
            case Addressing.Nowhere nowhere -> {
                stages.decisions().nowhere(accepted.exchange(), nowhere);
                yield story.refuse(nowhere.reason(), Optional.empty());
            }
        };
    }

    /** Empty for a request that is within all limits that can be known before it is asked who calls. */
    private Optional<Future<Void>> limit(Story story, Exchange exchange, ServiceProfile service) {
        var overdrawn = stages.limits().rates().atTheDoor(exchange, service.id());
        if (overdrawn.isPresent()) {
            return Optional.of(story.tooMany(overdrawn.get()));
        }
        if (stages.limits().bodies().isTooLarge(exchange.raw(), service.id())) {
            return Optional.of(story.refuse(Reason.TOO_LARGE, Optional.of("service")));
        }
        story.isWatched(stages.limits().bodies().watch(exchange.raw(), story::tooSlow));
        return Optional.empty();
    }

    private Future<Void> authenticate(Story story, Addressed addressed) {
        var step = story.trace().step(Part.IDENTIFY);
        var asked = story.onItsLoop(stages.identifier().identify(addressed));
        step.endsWith(asked);
        return asked.compose(caller -> switch (caller) {
            case Identified identified ->
                identified
                        .citizen()
                        .flatMap(stages.limits().rates()::ofPerson)
                        .map(story::tooMany)
                        .orElseGet(() -> authorize(story, identified));
            case Identification.Unknowable unknowable ->
                story.refuse(Reason.UNAVAILABLE, Optional.of(unknowable.why()));
            case Identification.NotGenuine token -> story.refuse(Reason.INVALID_CREDENTIAL, Optional.of(token.why()));
            case Identification.Ambiguous two -> story.refuse(Reason.AMBIGUOUS_REQUEST, Optional.of("two-credentials"));
        });
    }

    private Future<Void> authorize(Story story, Identified identified) {
        var access = stages.check().check(identified, clock.instant());
        stages.decisions().decided(identified, access);
        return switch (access) {
            case Permitted permitted -> forward(story, permitted);
            case StepUpNeeded needed -> challenge(story, needed);
            case Access.Refused refused -> story.refuse(refused.reason(), Optional.empty());
        };
    }

    private Future<Void> challenge(Story story, StepUpNeeded needed) {
        return switch (stages.challenger().challenge(needed)) {
            case Challenge.GoAndLogIn detour -> story.redirect(detour.location());
            case Challenge.Demanded demanded ->
                demanded.form()
                        ? stages.forms().keep(needed).compose(kept -> story.demand(demanded, kept))
                        : story.demand(demanded, Optional.empty());
        };
    }

    private Future<Void> forward(Story story, Permitted permitted) {
        var stream = stages.streams().open(permitted, () -> story.cutOff());
        var step = story.trace().step(Part.UPSTREAM);
        var forwarded = stages.forwarder().forward(stages.enricher().enrich(permitted, step.traceparent()));
        step.endsWith(forwarded);
        return forwarded.compose(outcome -> switch (outcome) {
            case Forwarded.Delivered delivered -> {
                stream.over();
                yield story.delivered(delivered.status());
            }
            case Forwarded.Undelivered undelivered -> {
                stream.over();
                yield story.refuse(undelivered.reason(), Optional.empty());
            }
            case Forwarded.Upgraded upgraded -> {
                stream.becomes(upgraded.tunnel()::refuse);
                upgraded.tunnel().closed().onComplete(closed -> stream.over());
                yield story.delivered(SWITCHING_PROTOCOLS);
            }
        });
    }

    /** The decoder could make nothing of it, so no stage ever sees it. */
    public Future<Void> handleUndecodable(HttpServerRequest raw) {
        var story = new Story(raw, CorrelationId.random(), stages, clock);
        return story.refuse(Reason.AMBIGUOUS_REQUEST, Optional.of("undecodable"))
                .recover(story::broke);
    }
}
