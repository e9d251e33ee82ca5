package no.portvakt.gateway.boot;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.login.KeptForms;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.pipeline.Decisions;
import no.portvakt.gateway.pipeline.OpenStreams;
import no.portvakt.gateway.pipeline.OwnPageServer;
import no.portvakt.gateway.pipeline.OwnPaths;
import no.portvakt.gateway.pipeline.RequestPipeline;
import no.portvakt.gateway.pipeline.Stages;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.accept.RequestReader;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.authenticate.CallerIdentifier;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.challenge.Challenger;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.IdentityTokens;
import no.portvakt.gateway.request.enrich.OfficerSigner;
import no.portvakt.gateway.request.enrich.PortalLevels;
import no.portvakt.gateway.request.enrich.RequestEnricher;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.request.forward.StreamingForwarder;
import no.portvakt.gateway.request.respond.DesignFiles;
import no.portvakt.gateway.request.respond.Problems;
import no.portvakt.gateway.request.respond.RefusalPage;
import no.portvakt.gateway.request.respond.Responder;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.upstream.Choice;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.gateway.upstream.Protocol;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.testsupport.port.FreePorts;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/** The whole pipeline behind its own listeners, with sessions in memory and upstreams of the test's choosing. */
public final class GatewayUnderTest implements AutoCloseable {

    /** The issuer of every session here. */
    public static final String ISSUER = "https://login.localhost/realms/innbygger";

    /** The issuer of every officer's session here. */
    public static final String OFFICERS = "https://officer-login.localhost/realms/ansatte";

    /** A synthetic number. */
    public static final String PERSON = "20815412096";

    private static final SessionLimits GENEROUS = new SessionLimits(Duration.ofHours(1), Duration.ofHours(8));
    private static final long LARGEST_BODY = 48L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final CertificateWatch certificates = new CertificateWatch(vertx, Duration.ofMillis(50));
    private final int publicPort = FreePorts.next();
    private final int pkiPort = FreePorts.next();
    private final int officersPort = FreePorts.next();
    private final Map<ServiceId, UpstreamGroup> upstreams = new ConcurrentHashMap<>();
    private final List<Seen> log = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final Beside beside;
    private final PolicyInForce policy;
    private final Decisions decisions;
    private final OpenStreams streams;
    private final IdentityTokens tokens;
    private final PortalLevels portalLevels = new PortalLevels();
    private final SigningKey signingKey;
    private final LiveSessions sessions;
    private final OfficerStages officers;
    private final OfficersDoor officersDoor;
    private final RequestPipeline pipeline;
    private final Listeners listeners;

    public GatewayUnderTest(Path folder, Clock clock) {
        this(folder, clock, new PolicyInForce(Profiles.policy()), DecisionLog.none());
    }

    public GatewayUnderTest(Path folder, Clock clock, PolicyInForce policy, DecisionLog decisions) {
        this(folder, clock, policy, decisions, Beside.NOTHING);
    }

    GatewayUnderTest(Path folder, Clock clock, Beside beside) {
        this(folder, clock, new PolicyInForce(Profiles.policy()), DecisionLog.none(), beside);
    }

    private GatewayUnderTest(Path folder, Clock clock, PolicyInForce policy, DecisionLog decisions, Beside beside) {
        this.clock = clock;
        this.beside = beside;
        this.policy = policy;
        this.decisions = new Decisions(decisions, () -> PipelineBeans.termsOf(policy.standing()));
        this.streams = new OpenStreams(policy, new AccessCheck(), clock);
        policy.onChange(streams::recheck);
        var server = TestCertificates.selfSigned(folder, "server", "*.localhost");
        this.signingKey = SigningKey.fromPem(
                read(TestCertificates.selfSigned(folder, "identity").key()));
        this.tokens = new IdentityTokens(
                new TokenSigner(
                        "https://gateway.test", signingKey, Secret.of("pairwise secret of the tests"), Handover.none()),
                clock);
        this.sessions = new LiveSessions(
                new MemorySessionStore(1_000), Renewing.never(), clock, new SecureRandom(), List.of(tokens::forget));
        this.officers = new OfficerStages(
                clock, new OfficerSigner("https://gateway.test", signingKey), Renewing.never(), new SecureRandom());
        this.officersDoor =
                new OfficersDoor(officersPipeline(), "127.0.0.1", officersPort, server.certificate(), server.key());
        this.pipeline = new RequestPipeline(stages(), clock);
        this.listeners = new Listeners(
                vertx,
                new ListenerOptions(
                        "127.0.0.1",
                        publicPort,
                        pkiPort,
                        server.certificate(),
                        server.key(),
                        List.of(),
                        2,
                        Duration.ofSeconds(30),
                        true,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        16 * 1024,
                        beside.tls() == TlsEnds.AT_PROXY ? Optional.of(beside.trustedProxies()) : Optional.empty()),
                certificates);
    }

    private List<OwnPath> ownPaths() {
        return List.of(
                OwnPath.everywhere(
                        "/_portvakt/jwks.json", Set.of("GET"), request -> OwnReply.Json.of(signingKey.jwks())),
                OwnPath.everywhere(
                        "/_portvakt/echo",
                        Set.of("GET", "POST"),
                        request -> OwnReply.Page.of(request.parameter("a").orElse("no a") + ", "
                                + request.field("b").orElse("no b"))),
                OwnPath.everywhere(
                        "/_portvakt/away", Set.of("GET"), request -> new OwnReply.Page(503, "away", List.of(), false)),
                OwnPath.everywhere(
                        "/_portvakt/frame", Set.of("GET"), request -> new OwnReply.Framed(200, "https://idp.test")),
                OwnPath.everywhere("/_portvakt/broken", Set.of("GET"), request -> {
                    throw new IllegalStateException("on purpose");
                }),
                OwnPath.forServers("/_portvakt/from-servers", Set.of("POST"), request -> OwnReply.Empty.of(204)));
    }

    PortalLevels portalLevels() {
        return portalLevels;
    }

    public GatewayUnderTest start() {
        Waiting.on(listeners.openToCitizens(pipeline));
        Waiting.on(listeners.openToOfficers(officersDoor));
        return this;
    }

    private Stages stages() {
        var texts = ReasonTexts.load();
        return new Stages(
                new RequestReader(clock, LARGEST_BODY, beside.trustedProxies()),
                new ServiceFinder(policy, "localhost"),
                new OwnPageServer(
                        vertx,
                        new OwnPaths(ownPaths(), "login"),
                        new DesignFiles(),
                        Executors.newVirtualThreadPerTaskExecutor()),
                new CallerIdentifier(sessions, beside.bearers()),
                new AccessCheck(),
                new Challenger(new AcrMapping(ISSUER, AcrMapping.ID_PORTEN)),
                new KeepingForms(
                        new KeptForms(
                                new MemorySealedTexts(1_000_000, Ticker.systemTicker()), new SecureRandom(), 200_000),
                        sessions,
                        new DemandsOfPolicy(policy)),
                new RequestEnricher(tokens, portalLevels, new WayOutOfHere()),
                forwarder(),
                new Responder(new Problems(texts), new RefusalPage(texts)),
                log::add,
                decisions,
                streams,
                beside.limits(),
                beside.traces());
    }

    private StreamingForwarder forwarder() {
        return new StreamingForwarder(vertx, service -> Optional.ofNullable(upstreams.get(service)), LARGEST_BODY);
    }

    private RequestPipeline officersPipeline() {
        var texts = ReasonTexts.load();
        return officers.pipeline(
                vertx,
                "localhost",
                OFFICERS,
                List.of(),
                forwarder(),
                new Responder(new Problems(texts), new RefusalPage(texts)),
                log::add);
    }

    public void upstream(String service, int port) {
        upstream(service, plan(port));
    }

    /** Servers on this machine; two seconds for a connection, and for an answer. */
    static UpstreamPlan plan(int... ports) {
        return new UpstreamPlan(
                Arrays.stream(ports)
                        .mapToObj(port -> URI.create("http://127.0.0.1:" + port))
                        .toList(),
                new UpstreamPlan.Files(Optional.empty(), Optional.empty(), Optional.empty()),
                Protocol.HTTP_1_1,
                Choice.LEAST_OUTSTANDING,
                new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Optional.empty()),
                50,
                100,
                new Ejection.Rules(5, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Optional.empty());
    }

    UpstreamGroup upstream(String service, UpstreamPlan plan) {
        var group = ConfiguredUpstreams.group(vertx, certificates, service, plan);
        upstreams.put(new ServiceId(service), group);
        return group;
    }

    /** The value of a {@code Cookie} header that opens a new session. */
    public String loggedIn(String host, SecurityLevel level) {
        return loggedIn(host, level, PERSON);
    }

    public String loggedIn(String host, SecurityLevel level, String person) {
        var acr = new AcrMapping(ISSUER, AcrMapping.ID_PORTEN).acrFor(level).orElseThrow();
        var login = new LiveSessions.Login(
                host,
                "sid-" + person,
                "subject-" + person,
                NationalId.parse(person),
                new Assurance(level, ISSUER, acr, List.of("pin"), clock.instant()),
                "nb",
                Optional.empty(),
                Optional.empty(),
                GENEROUS);
        return started(sessions, login);
    }

    /** The same for an officer, at the officers' door. */
    public String officerLoggedIn(String subject, SecurityLevel level, Employee employee) {
        var acr = new AcrMapping(OFFICERS, AcrMapping.ID_PORTEN).acrFor(level).orElseThrow();
        var login = new LiveSessions.Login(
                "officer",
                "sid-" + subject,
                subject,
                Optional.empty(),
                new Assurance(level, OFFICERS, acr, List.of("pwd", "otp"), clock.instant()),
                "nb",
                Optional.of(employee),
                Optional.empty(),
                GENEROUS);
        return started(officers.sessions(), login);
    }

    private static String started(LiveSessions at, LiveSessions.Login login) {
        var started = Waiting.on(Future.fromCompletionStage(at.start(login, Optional.empty())))
                .orElseThrow();
        var setCookie = at.cookie().set(started.id());
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    public void logOut(String person) {
        Waiting.on(Future.fromCompletionStage(sessions.endSubject("subject-" + person)));
    }

    /** As when the gateway is told to stop. */
    Future<Void> drain(Duration gracePeriod) {
        return listeners.close(gracePeriod);
    }

    /** Requests without an answer, WebSockets not among them. */
    int unanswered() {
        return listeners.underWay();
    }

    /** What is said of certificates, by name. */
    Map<String, String> certificates() {
        return certificates.states();
    }

    /** How many requests are under way. */
    public int openStreams() {
        return streams.size();
    }

    public Vertx vertx() {
        return vertx;
    }

    public Browser browser() {
        return new Browser(vertx, publicPort);
    }

    public int publicPort() {
        return publicPort;
    }

    public Browser officersBrowser() {
        return new Browser(vertx, officersPort);
    }

    public int officersPort() {
        return officersPort;
    }

    public int pkiPort() {
        return pkiPort;
    }

    public List<Seen> log() {
        return List.copyOf(log);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        Waiting.on(listeners.close(Duration.ofSeconds(1)));
        Waiting.on(vertx.close());
    }
}
