package no.portvakt.gateway.pipeline;

import no.portvakt.gateway.limit.Limits;
import no.portvakt.gateway.observe.AccessLog;
import no.portvakt.gateway.request.accept.RequestReader;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.authenticate.CallerIdentifier;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.challenge.Challenger;
import no.portvakt.gateway.request.challenge.FormKeeper;
import no.portvakt.gateway.request.enrich.RequestEnricher;
import no.portvakt.gateway.request.forward.Forwarder;
import no.portvakt.gateway.request.respond.Responder;
import no.portvakt.gateway.trace.Traces;

/** What the pipeline is made of, in the order of use. */
public record Stages(
        RequestReader reader,
        ServiceFinder finder,
        OwnPageServer ownPages,
        CallerIdentifier identifier,
        AccessCheck check,
        Challenger challenger,
        FormKeeper forms,
        RequestEnricher enricher,
        Forwarder forwarder,
        Responder responder,
        AccessLog log,
        Decisions decisions,
        OpenStreams streams,
        Limits limits,
        Traces traces) {

    /** Without anybody to tell of decisions, with a policy that is never replaced, and without limits and traces. */
    public Stages(
            RequestReader reader,
            ServiceFinder finder,
            OwnPageServer ownPages,
            CallerIdentifier identifier,
            AccessCheck check,
            Challenger challenger,
            RequestEnricher enricher,
            Forwarder forwarder,
            Responder responder,
            AccessLog log) {
        this(
                reader,
                finder,
                ownPages,
                identifier,
                check,
                challenger,
                FormKeeper.none(),
                enricher,
                forwarder,
                responder,
                log,
                Decisions.untold(),
                OpenStreams.unwatched(),
                Limits.none(),
                Traces.none());
    }
}
