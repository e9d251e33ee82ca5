package no.portvakt.gateway.stages;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogManager;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.limit.Allowance;
import no.portvakt.gateway.limit.LimitKind;
import no.portvakt.gateway.limit.LocalBuckets;
import no.portvakt.gateway.limit.Overdrawn;
import no.portvakt.gateway.limit.RateLimits;
import no.portvakt.gateway.observe.LoggedAndCounted;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.gateway.request.accept.Acceptance;
import no.portvakt.gateway.request.accept.Accepted;
import no.portvakt.gateway.request.accept.RequestReader;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.request.address.Addressed;
import no.portvakt.gateway.request.address.Addressing;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.authenticate.CallerIdentifier;
import no.portvakt.gateway.request.authenticate.Identification;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.gateway.request.authorize.Access;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.authorize.Permitted;
import no.portvakt.gateway.request.enrich.IdentityTokens;
import no.portvakt.gateway.request.enrich.Prepared;
import no.portvakt.gateway.request.enrich.RequestEnricher;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What each stage of a permitted request costs, from its head to the dressed request for the upstream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StagesBench {

    private static final String ISSUER = "https://login.localhost/realms/innbygger";
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final Allowance PLENTY = new Allowance(1_000_000_000, 1_000_000_000);

    private final Clock clock = Clock.systemUTC();
    private final RequestReader reader = new RequestReader(clock, 1 << 20, TrustedProxies.none());
    private final AccessCheck check = new AccessCheck();
    private final LoggedAndCounted log = new LoggedAndCounted(new SimpleMeterRegistry());
    private final RateLimits limits = new RateLimits(
            new LocalBuckets(TimeMeter.SYSTEM_NANOTIME),
            Map.of(LimitKind.ADDRESS, PLENTY, LimitKind.SERVICE, PLENTY, LimitKind.PERSON, PLENTY),
            Map.of());

    private CallerIdentifier identifier;
    private RequestEnricher enricher;
    private ServiceFinder finder;
    private StillRequest still;
    private Accepted accepted;
    private Addressed addressed;
    private Identified identified;
    private Permitted permitted;

    @Setup
    public void prepare() throws IOException {
        LogManager.getLogManager().getLogger("").setLevel(Level.WARNING);
        var folder = Files.createTempDirectory("stages");
        var key = SigningKey.fromPem(
                Files.readString(TestCertificates.selfSigned(folder, "identity").key()));
        var tokens = new IdentityTokens(
                new TokenSigner("https://gateway.test", key, Secret.of("pairwise secret of the bench")), clock);
        enricher = new RequestEnricher(tokens);
        var sessions = new LiveSessions(
                new MemorySessionStore(1_000), Renewing.never(), clock, new SecureRandom(), List.of(tokens::forget));
        identifier = new CallerIdentifier(sessions);
        var policy = Profiles.policy();
        finder = new ServiceFinder(() -> policy, "localhost");
        still = new StillRequest("guarded.localhost", loggedIn(sessions));
        accepted = (Accepted) accept();
        addressed = (Addressed) address();
        identified = (Identified) authenticate();
        permitted = (Permitted) authorize();
    }

    private String loggedIn(LiveSessions sessions) {
        var limitsOfSession = new SessionLimits(Duration.ofHours(1), Duration.ofHours(8));
        var level = new Assurance(
                SecurityLevel.SUBSTANTIAL, ISSUER, "idporten-loa-substantial", List.of("pin"), clock.instant());
        var login = new LiveSessions.Login(
                "guarded",
                "sid",
                "subject",
                NationalId.parse("20815412096"),
                level,
                "nb",
                Optional.empty(),
                Optional.empty(),
                limitsOfSession);
        return sessions.start(login, Optional.empty())
                .toCompletableFuture()
                .join()
                .orElseThrow()
                .id()
                .cookie(SessionCookie.CITIZENS.name());
    }

    @Benchmark
    public Acceptance accept() {
        return reader.read(still.again(), Door.PUBLIC, CorrelationId.random());
    }

    @Benchmark
    public Addressing address() {
        return finder.find(accepted);
    }

    @Benchmark
    public Optional<Overdrawn> limit() {
        Exchange exchange = accepted.exchange();
        var door = limits.atTheDoor(exchange, addressed.applied().service().id());
        return door.isPresent() ? door : limits.ofPerson(identified.citizen().orElseThrow());
    }

    @Benchmark
    public Identification authenticate() {
        return identifier.identify(addressed).toCompletableFuture().join();
    }

    @Benchmark
    public Access authorize() {
        return check.check(identified, clock.instant());
    }

    /** With the headers as they came, which are put back before. */
    @Benchmark
    public Prepared enrich() {
        still.again();
        return enricher.enrich(permitted, TRACE);
    }

    /** What {@code accept} and {@code enrich} have of this bench and not of themselves. */
    @Benchmark
    public HttpServerRequest putBack() {
        return still.again();
    }

    /** The metric alone: the line goes to nobody here. */
    @Benchmark
    public void count() {
        log.seen(new Seen(
                accepted.exchange().correlation(),
                "guarded",
                "/**",
                "GET",
                200,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMillis(1)));
    }

    /** Runs it, and prints a line for each stage. */
    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(StagesBench.class.getName())
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
                .addProfiler(GCProfiler.class)
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.println();
        System.out.println("stage             ns    +/-   bytes");
        results.forEach(result -> System.out.println(String.format(
                Locale.ROOT,
                "%-12s %7.0f %6.0f %7.0f",
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())));
    }
}
