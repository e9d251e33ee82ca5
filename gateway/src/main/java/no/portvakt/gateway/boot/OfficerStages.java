package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import no.portvakt.gateway.observe.AccessLog;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.pipeline.OwnPageServer;
import no.portvakt.gateway.pipeline.OwnPaths;
import no.portvakt.gateway.pipeline.RequestPipeline;
import no.portvakt.gateway.pipeline.Stages;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.accept.RequestReader;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.authenticate.CallerIdentifier;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.challenge.Challenger;
import no.portvakt.gateway.request.enrich.IdentitySigner;
import no.portvakt.gateway.request.enrich.IdentityTokens;
import no.portvakt.gateway.request.enrich.PortalLevels;
import no.portvakt.gateway.request.enrich.RequestEnricher;
import no.portvakt.gateway.request.enrich.WayOut;
import no.portvakt.gateway.request.forward.Forwarder;
import no.portvakt.gateway.request.respond.DesignFiles;
import no.portvakt.gateway.request.respond.Responder;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.Renewer;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.profiles.level.AcrMapping;

/**
 * The citizens' classes put together a second time, for the officers' door: a profile, a session store, a cookie and
 * tokens of its own, so that nothing that is good at one door is good at the other.
 */
final class OfficerStages {

    /** There are not many officers, and each of them has one browser. */
    private static final int MOST_SESSIONS = 1_000;

    static final long LARGEST_BODY = 8L * 1024 * 1024;

    private final Clock clock;
    private final PolicyInForce policy = new PolicyInForce(OfficerPolicy.compiled());
    private final IdentityTokens tokens;
    private final LiveSessions sessions;

    OfficerStages(Clock clock, IdentitySigner signer, Renewer renewer, SecureRandom random) {
        this.clock = clock;
        this.tokens = new IdentityTokens(signer, clock);
        this.sessions = new LiveSessions(
                new MemorySessionStore(MOST_SESSIONS),
                renewer,
                SessionCookie.OFFICERS,
                clock,
                random,
                List.of(tokens::forget));
    }

    PolicyInForce policy() {
        return policy;
    }

    LiveSessions sessions() {
        return sessions;
    }

    /**
     * Puts the stages in order.
     *
     * @param issuer of the employees' realm
     * @param ownPaths log-in and log-out at this realm, and nothing of the citizens'
     */
    RequestPipeline pipeline(
            Vertx vertx,
            String baseDomain,
            String issuer,
            List<OwnPath> ownPaths,
            Forwarder forwarder,
            Responder responder,
            AccessLog log) {
        var ownPages = new OwnPageServer(
                vertx,
                new OwnPaths(ownPaths, ServiceFinder.OFFICERS_LOGIN_HOST),
                new DesignFiles(),
                Executors.newVirtualThreadPerTaskExecutor());
        var stages = new Stages(
                new RequestReader(clock, LARGEST_BODY, TrustedProxies.none()),
                new ServiceFinder(policy, baseDomain),
                ownPages,
                new CallerIdentifier(sessions),
                new AccessCheck(),
                new Challenger(new AcrMapping(issuer, AcrMapping.ID_PORTEN)),
                new RequestEnricher(tokens, new PortalLevels(), WayOut.STRAIGHT),
                forwarder,
                responder,
                log);
        return new RequestPipeline(stages, clock);
    }
}
