package no.portvakt.gateway.boot;

import com.github.benmanes.caffeine.cache.Ticker;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import no.portvakt.gateway.login.KeptForms;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.oidc.Refreshed;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.challenge.FormKeeper;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.Renewer;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionStore;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.gateway.session.redis.RedisSealedTexts;
import no.portvakt.gateway.session.redis.RedisServer;
import no.portvakt.gateway.session.redis.RedisSessionStore;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jboss.logging.Logger;

/** The store of sessions that the configuration names. */
@Singleton
public class SessionBeans {

    /** Of all forms that wait for a log-in on this node. */
    private static final long MOST_KEPT_CHARACTERS = 64L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(SessionBeans.class);

    /** Empty when sessions are kept in this process. */
    public record SharedSessions(Optional<RedisServer> server) {}

    @Produces
    @Singleton
    public SharedSessions shared(SessionSettings settings) {
        return new SharedSessions(settings.redis().map(redis -> new RedisServer(address(redis), redis.trust())));
    }

    /** Lets the connection go. */
    public void close(@Disposes SharedSessions shared) {
        shared.server().ifPresent(RedisServer::close);
    }

    @Produces
    @Singleton
    public SessionStore store(
            SharedSessions shared,
            SessionSettings settings,
            LoginSettings login,
            AuditLog audit,
            Clock clock,
            MeterRegistry metrics) {
        var keys = settings.keys().stream()
                .map(key -> new SealingKey(key.id(), Secret.of(key.secret())))
                .toList();
        var told = Executors.newVirtualThreadPerTaskExecutor();
        return shared.server()
                .<SessionStore>map(redis -> new RedisSessionStore(
                        redis, keys, served -> told.execute(() -> keep(audit, servedUnasked(served, clock)))))
                .orElseGet(() -> inThisProcess(login, metrics));
    }

    private static MemorySessionStore inThisProcess(LoginSettings login, MeterRegistry metrics) {
        var store = new MemorySessionStore(login.mostSessions());
        Gauge.builder("portvakt.sessions", store, MemorySessionStore::size)
                .tag("kept", "process")
                .description("sessions in this process")
                .register(metrics);
        return store;
    }

    @Produces
    @Singleton
    public KeptForms forms(SharedSessions shared, LoginSettings login) {
        return new KeptForms(
                texts(shared, MOST_KEPT_CHARACTERS),
                new SecureRandom(),
                Math.toIntExact(login.largestKeptForm().asLongValue()));
    }

    /**
     * Where sealed texts are kept: on every node alike where sessions are.
     *
     * @param mostCharacters in this process
     */
    static SealedTexts texts(SharedSessions shared, long mostCharacters) {
        return shared.server()
                .<SealedTexts>map(RedisSealedTexts::new)
                .orElseGet(() -> new MemorySealedTexts(mostCharacters, Ticker.systemTicker()));
    }

    /** Reads a bounded body on the event loop, and keeps it with the citizen it is of. */
    @Produces
    @Singleton
    public FormKeeper keeper(KeptForms forms, LiveSessions sessions, PolicyInForce policy) {
        return new KeepingForms(forms, sessions, new DemandsOfPolicy(policy));
    }

    /** The named exception to failing closed is on record each time that it is used. */
    private static AuditRecord servedUnasked(StoredSession served, Clock clock) {
        var session = served.session();
        return new AuditRecord(
                clock.instant(),
                session.key(),
                "session.served-while-store-away",
                session.host(),
                CorrelationId.random(),
                AuditOutcome.DONE,
                new TreeMap<>(Map.of(
                        "level", Integer.toString(session.assurance().level().number()))));
    }

    private static void keep(AuditLog audit, AuditRecord record) {
        try {
            audit.append(record);
        } catch (RuntimeException notKept) {
            LOG.error("a session was served while its store is away, which could not be kept for audit", notKept);
        }
    }

    static RedisURI address(SessionSettings.Redis redis) {
        var address = RedisURI.create(redis.url());
        redis.password().ifPresent(password -> address.setCredentialsProvider(credentials(redis.user(), password)));
        return address;
    }

    private static RedisCredentialsProvider credentials(Optional<String> user, String password) {
        return RedisCredentialsProvider.from(() -> RedisCredentials.just(user.orElse("default"), password));
    }

    @Produces
    @Singleton
    public Renewer renewer(IdentityProvider identityProvider) {
        return renewer(identityProvider, Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Asks the identity provider on threads that may wait. */
    static Renewer renewer(IdentityProvider identityProvider, Executor virtualThreads) {
        return (refreshToken, subject) -> CompletableFuture.supplyAsync(
                () -> answer(identityProvider.refresh(refreshToken, subject)), virtualThreads);
    }

    private static Renewer.Answer answer(Refreshed refreshed) {
        return switch (refreshed) {
            case Refreshed.Holds holds ->
                new Renewer.Answer.Holds(holds.assurance(), holds.refreshToken(), holds.life());
            case Refreshed.Over over -> {
                LOG.infof("a session is over at the identity provider: %s", over.why());
                yield new Renewer.Answer.Over();
            }
            case Refreshed.Unavailable away -> {
                LOG.warnf("a session could not be confirmed: %s", away.why());
                yield new Renewer.Answer.Away();
            }
        };
    }
}
