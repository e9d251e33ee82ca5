package no.portvakt.gateway.boot;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import no.portvakt.gateway.login.KeptForms;
import no.portvakt.gateway.login.LoginPaths;
import no.portvakt.gateway.login.PartingPortals;
import no.portvakt.gateway.login.ProviderLogouts;
import no.portvakt.gateway.observe.AccessLog;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.request.enrich.OfficerSigner;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.forward.Forwarder;
import no.portvakt.gateway.request.forward.StreamingForwarder;
import no.portvakt.gateway.request.respond.Responder;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.gateway.session.Renewer;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Sealer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The officers' door, if one is configured. What is made here is seen by no citizens' bean, and sees none of theirs. */
@Singleton
public class OfficerBeans {

    /** The door; empty on a machine that has none. */
    record Door(Optional<OfficersDoor> found) {}

    /** What a request of an officer is forwarded by; empty without a realm. */
    record Behind(Optional<Forwarder> forwarder) {}

    /** Log-in and log-out of officers; none without a realm. */
    record Login(List<OwnPath> paths) {}

    /** The employees' realm; empty where none is configured. */
    record EmployeesRealm(Optional<IdentityProvider> provider) {}

    @Produces
    @Singleton
    EmployeesRealm realm(OfficerSettings settings, Clock clock) {
        return new EmployeesRealm(settings.oidc().map(realm -> LoginBeans.realm(realm, clock)));
    }

    @Produces
    @Singleton
    OfficerStages stages(Clock clock, IdentitySettings identity, SigningKey key, EmployeesRealm realm) {
        var renewer = realm.provider()
                .map(provider -> SessionBeans.renewer(provider, Executors.newVirtualThreadPerTaskExecutor()))
                .orElse((refreshToken, subject) -> CompletableFuture.completedStage(new Renewer.Answer.Over()));
        return new OfficerStages(clock, new OfficerSigner(identity.issuer(), key), renewer, new SecureRandom());
    }

    @Produces
    @Singleton
    Login login(
            EmployeesRealm realm,
            OfficerStages stages,
            LoginSettings login,
            MeterRegistry metrics,
            AuditLog audit,
            Clock clock) {
        return new Login(realm.provider()
                .map(provider -> LoginPaths.of(
                                provider,
                                stages.sessions(),
                                new DemandsOfPolicy(stages.policy()),
                                new Sealer(List.of(LoginBeans.sealingKey(login)), "login.pending.officers"),
                                new KeptForms(
                                        new MemorySealedTexts(OfficerStages.LARGEST_BODY, Ticker.systemTicker()),
                                        new SecureRandom(),
                                        Math.toIntExact(login.largestKeptForm().asLongValue())),
                                ProviderLogouts.NONE,
                                PartingPortals.NONE,
                                new AuditedLogins(new LoggedLogins(metrics), audit, clock),
                                clock)
                        .all())
                .orElse(List.of()));
    }

    @Produces
    @Singleton
    Behind behind(
            Vertx vertx,
            OfficerSettings settings,
            ForwardSettings waiting,
            CertificateWatch certificates,
            @ConfigProperty(name = "quarkus.http.port") int consolePort) {
        return new Behind(settings.oidc()
                .map(realm -> new StreamingForwarder(
                        vertx,
                        new OfficerUpstreams(vertx, consolePort, realm, waiting, certificates),
                        OfficerStages.LARGEST_BODY)));
    }

    @Produces
    @Singleton
    Door door(
            Vertx vertx,
            OfficerSettings settings,
            ListenerSettings listener,
            OfficerStages stages,
            Login login,
            Behind behind,
            Responder responder,
            AccessLog log) {
        return new Door(settings.port().flatMap(port -> settings.oidc().flatMap(realm -> behind.forwarder()
                .map(forwarder -> new OfficersDoor(
                        stages.pipeline(
                                vertx,
                                settings.baseDomain().orElse(listener.baseDomain()),
                                realm.issuer().toString(),
                                login.paths(),
                                forwarder,
                                responder,
                                log),
                        settings.bind(),
                        port,
                        settings.certificate().orElse(listener.certificate()),
                        settings.key().orElse(listener.key()))))));
    }
}
