package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.limit.Limits;
import no.portvakt.gateway.observe.AccessLog;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.observe.LoggedAndCounted;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.pipeline.Decisions;
import no.portvakt.gateway.pipeline.OpenStreams;
import no.portvakt.gateway.pipeline.OwnPageServer;
import no.portvakt.gateway.pipeline.OwnPaths;
import no.portvakt.gateway.pipeline.RequestPipeline;
import no.portvakt.gateway.pipeline.Stages;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.gateway.request.accept.RequestReader;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.authenticate.CallerIdentifier;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.challenge.Challenger;
import no.portvakt.gateway.request.challenge.FormKeeper;
import no.portvakt.gateway.request.enrich.IdentityTokens;
import no.portvakt.gateway.request.enrich.RequestEnricher;
import no.portvakt.gateway.request.forward.Forwarder;
import no.portvakt.gateway.request.forward.StreamingForwarder;
import no.portvakt.gateway.request.respond.DesignFiles;
import no.portvakt.gateway.request.respond.Problems;
import no.portvakt.gateway.request.respond.RefusalPage;
import no.portvakt.gateway.request.respond.Responder;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.session.Sessions;
import no.portvakt.gateway.trace.Traces;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.reason.ReasonTexts;

/** The stages, put together. */
@Singleton
public class PipelineBeans {

    @Produces
    @Singleton
    public Clock clock() {
        return Clock.systemUTC();
    }

    /** Until somebody keeps sessions, nobody is logged in. */
    @Produces
    @Singleton
    @DefaultBean
    public Sessions nobodyIsLoggedIn() {
        return (host, cookies, limits) -> CompletableFuture.completedStage(Optional.empty());
    }

    @Produces
    @Singleton
    ConfiguredUpstreams upstreams(
            Vertx vertx,
            UpstreamSettings places,
            ForwardSettings forward,
            CertificateWatch certificates,
            MeterRegistry metrics) {
        var upstreams = new ConfiguredUpstreams(vertx, places, forward, certificates);
        UpstreamMetrics.bind(metrics, upstreams);
        return upstreams;
    }

    @Produces
    @Singleton
    public Forwarder forwarder(Vertx vertx, Upstreams upstreams, ListenerSettings listener) {
        return new StreamingForwarder(vertx, upstreams, listener.largestBody().asLongValue());
    }

    @Produces
    @Singleton
    public OwnPageServer ownPages(Vertx vertx, @All List<OwnPath> paths) {
        return new OwnPageServer(
                vertx,
                new OwnPaths(paths, ServiceFinder.LOGIN_HOST),
                new DesignFiles(),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @Produces
    @Singleton
    public AccessLog accessLog(MeterRegistry metrics, ProcessSettings process) {
        return new LoggedAndCounted(
                metrics, process.log().json() ? LoggedAndCounted.Written.FIELDS : LoggedAndCounted.Written.TEXT);
    }

    @Produces
    @Singleton
    public Challenger challenger(OidcSettings realm) {
        return new Challenger(LoginBeans.levels(realm.issuer().toString(), realm.highestLevel()));
    }

    @Produces
    @Singleton
    public Responder responder() {
        var texts = ReasonTexts.load();
        return new Responder(new Problems(texts), new RefusalPage(texts));
    }

    /** In the order of the request's way. */
    @Produces
    @Singleton
    public RequestPipeline pipeline(
            Clock clock,
            ListenerSettings listener,
            PolicyInForce policy,
            OwnPageServer ownPages,
            Sessions sessions,
            Challenger challenger,
            FormKeeper forms,
            IdentityTokens tokens,
            Forwarder forwarder,
            Responder responder,
            AccessLog log,
            DecisionLog decisions,
            BearerBeans.Bearers bearers,
            Limits limits,
            PortalLevelWatch portals,
            LogoutPaths logout,
            FrontChannel frontChannel,
            Traces traces) {
        var check = new AccessCheck();
        var streams = new OpenStreams(policy, check, clock);
        policy.onChange(streams::recheck);
        var stages = new Stages(
                new RequestReader(
                        clock,
                        listener.largestBody().asLongValue(),
                        TrustedProxies.in(listener.trustedProxies().orElse(List.of()), listener.proxiesSay())),
                new ServiceFinder(policy, listener.baseDomain()),
                ownPages,
                new CallerIdentifier(sessions, bearers.tokens()),
                check,
                challenger,
                forms,
                new RequestEnricher(tokens, portals.levels(), new WayPastPortals(logout.detour(), frontChannel)),
                forwarder,
                responder,
                log,
                new Decisions(decisions, () -> termsOf(policy.standing())),
                streams,
                limits,
                traces);
        return new RequestPipeline(stages, clock);
    }

    static Decided.Terms termsOf(Standing standing) {
        return new Decided.Terms(standing.version(), standing.watched(), standing.personKey());
    }
}
