package no.portvakt.gateway.login;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.oidc.BackChannel;
import no.portvakt.gateway.oidc.ClientKey;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.oidc.Realm;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.MethodMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/** The log-in with everything of ours real, and the identity provider in process. */
final class LoginFixture implements AutoCloseable, ServiceDemands {

    static final SessionLimits LIMITS = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(8));

    /** Long, for a machine that does ten things at once; tests of a silent identity provider set their own. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FakeIdp idp = new FakeIdp();
    final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final List<LoginEvent> events = new ArrayList<>();
    final List<String> endedKeys = new ArrayList<>();

    /** The sign-ons whose portals were told by servers. */
    final List<String> toldWithoutBrowser = new ArrayList<>();

    final Map<String, Demanded> rules = new HashMap<>();
    final LiveSessions sessions = new LiveSessions(
            new MemorySessionStore(100), Renewing.never(), clock, new SecureRandom(), List.of(endedKeys::add));
    final KeptForms forms = new KeptForms(new MemorySealedTexts(1_000_000, this::ticks), new SecureRandom(), 200_000);
    final List<OwnPath> paths;

    private long ticks() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    /** Where a log-out goes on to portals, if there are some. */
    Optional<String> toPortals = Optional.empty();

    LoginFixture() {
        this(PATIENCE);
    }

    LoginFixture(Duration patience) {
        this(patience, SecurityLevel.HIGH);
    }

    /** At an identity provider none of whose log-ins reaches further than this. */
    static LoginFixture reaching(SecurityLevel highest) {
        return new LoginFixture(PATIENCE, highest);
    }

    /** At an identity provider where citizens are vouched for by this provider. */
    static LoginFixture vouchedForBy(String alias) {
        return new LoginFixture(PATIENCE, SecurityLevel.HIGH, new LoginMethod(LoginMethod.PROVIDER + alias));
    }

    private LoginFixture(Duration patience, SecurityLevel highest) {
        this(patience, highest, LoginMethod.PIN);
    }

    private LoginFixture(Duration patience, SecurityLevel highest, LoginMethod method) {
        var provider = new IdentityProvider(
                realm(idp, highest, method),
                new ClientKey(idp.clientKey(), Optional.empty()),
                backChannel(patience),
                Clock.systemUTC());
        var sealingKey = new SealingKey("test", Secret.of("a key for the tests of the log-in"));
        paths = new ArrayList<>(LoginPaths.of(
                        provider,
                        sessions,
                        this,
                        new Sealer(List.of(sealingKey), "login.pending"),
                        forms,
                        new ProviderLogouts(
                                Map.of("idporten", URI.create("https://login.idporten.example/logout?client_id=x"))),
                        this::partingPortals,
                        (event, correlation) -> events.add(event),
                        clock)
                .all());
        paths.add(LoginPaths.frontchannelLogout(
                provider, sessions, PartingPortals.NONE, (event, correlation) -> events.add(event), true));
    }

    private PartingPortals.Parting partingPortals(String sid) {
        return new PartingPortals.Parting() {
            @Override
            public String tell(String everywhere, String partly, CorrelationId correlation) {
                return toPortals.orElse(everywhere);
            }

            @Override
            public void tellWithoutBrowser(CorrelationId correlation) {
                toldWithoutBrowser.add(sid);
            }
        };
    }

    static Realm realm(FakeIdp idp) {
        return realm(idp, SecurityLevel.HIGH, LoginMethod.PIN);
    }

    private static Realm realm(FakeIdp idp, SecurityLevel highest, LoginMethod method) {
        return new Realm(
                URI.create(FakeIdp.ISSUER),
                idp.backChannel(),
                FakeIdp.CLIENT_ID,
                "ES256",
                new AcrMapping(FakeIdp.ISSUER, AcrMapping.ID_PORTEN).upTo(highest),
                new MethodMapping(FakeIdp.ISSUER, Map.of("Fake", method), false));
    }

    static BackChannel backChannel(Duration patience) {
        try {
            return new BackChannel(SSLContext.getDefault(), patience);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Browser browser() {
        return new Browser(paths);
    }

    /** From a page to the identity provider, with the citizen logging in there, up to the answer's address. */
    URI answerTo(Browser browser, String service, String query) {
        var sent = browser.get(service, LoginPaths.LOGIN + query);
        if (!(sent instanceof OwnReply.Redirect redirect)) {
            throw new AssertionError("not sent to log in: " + sent);
        }
        return idp.visit(URI.create(redirect.location()));
    }

    /** All the way. */
    OwnReply login(Browser browser, String service, String query) {
        return browser.get(answerTo(browser, service, query));
    }

    Optional<StoredSession> session(Browser browser, String service) {
        return sessions.peek(service, List.of(browser.cookieHeader(service)), LIMITS)
                .toCompletableFuture()
                .join();
    }

    static Optional<String> sessionCookie(Browser browser, String service) {
        return browser.cookie(service, SessionCookie.CITIZENS.name());
    }

    @Override
    public Optional<Demanded> at(String service, String path) {
        return Optional.ofNullable(rules.get(path));
    }

    @Override
    public SessionLimits limitsOf(String service) {
        return LIMITS;
    }

    void demand(String path, SecurityLevel level) {
        rules.put(path, new Demanded(level, Optional.empty(), Optional.empty()));
    }

    @Override
    public void close() {
        idp.close();
    }
}
