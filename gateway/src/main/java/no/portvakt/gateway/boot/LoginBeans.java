package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import no.portvakt.gateway.login.KeptForms;
import no.portvakt.gateway.login.LoginPaths;
import no.portvakt.gateway.login.PartingPortals;
import no.portvakt.gateway.login.ProviderLogouts;
import no.portvakt.gateway.oidc.BackChannel;
import no.portvakt.gateway.oidc.ClientKey;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.gateway.oidc.Realm;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.Renewer;
import no.portvakt.gateway.session.SessionEndListener;
import no.portvakt.gateway.session.SessionStore;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.MethodMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.tls.PemTls;

/** Sessions, the identity provider, and the pages of log-in and log-out. */
@Singleton
public class LoginBeans {

    private static final int KEY_BYTES = 32;
    private static final String KEYCLOAKS_CHOICE = "RS256";

    @Produces
    @Singleton
    public LiveSessions sessions(
            SessionStore store, Renewer renewer, Clock clock, @All List<SessionEndListener> listeners) {
        return new LiveSessions(store, renewer, clock, new SecureRandom(), listeners);
    }

    @Produces
    @Singleton
    public IdentityProvider identityProvider(OidcSettings settings, Clock clock) {
        return realm(settings, clock);
    }

    /** The identity provider's realm that these settings describe. */
    static IdentityProvider realm(OidcSettings settings, Clock clock) {
        var issuer = settings.issuer();
        var realm = new Realm(
                issuer,
                settings.backChannel().getFirst(),
                settings.clientId(),
                settings.tokenAlgorithm().orElse(KEYCLOAKS_CHOICE),
                levels(issuer.toString(), settings.highestLevel()),
                MethodMapping.ofOwnRealm(issuer.toString()));
        var key = new ClientKey(PemKeys.privateKey(settings.clientKey()), settings.clientKeyId());
        return new IdentityProvider(
                realm, key, new BackChannel(tls(settings), BackChannel.PATIENCE, settings.backChannel()), clock);
    }

    /** What {@code acr} of the realm counts as what. */
    static AcrMapping levels(String issuer, Optional<Integer> highest) {
        return new AcrMapping(issuer, AcrMapping.ID_PORTEN)
                .upTo(SecurityLevel.of(highest.orElse(SecurityLevel.HIGH.number()))
                        .orElseThrow(() -> new IllegalArgumentException("portvakt.oidc.highest-level is no level")));
    }

    private static SSLContext tls(OidcSettings settings) {
        if (settings.certificate().isPresent() != settings.key().isPresent()) {
            throw new IllegalArgumentException("portvakt.oidc: certificate and key go together");
        }
        var identity = settings.certificate()
                .flatMap(certificate -> settings.key().map(key -> new PemTls.Identity(certificate, key)));
        return PemTls.context(settings.trust(), identity);
    }

    @Produces
    @Singleton
    public LoginPaths loginPaths(
            IdentityProvider identityProvider,
            LiveSessions sessions,
            KeptForms forms,
            PolicyInForce policy,
            LoginSettings settings,
            PartingPortals portals,
            MeterRegistry metrics,
            AuditLog audit,
            Clock clock) {
        return LoginPaths.of(
                identityProvider,
                sessions,
                new DemandsOfPolicy(policy),
                new Sealer(List.of(sealingKey(settings)), "login.pending"),
                forms,
                ProviderLogouts.read(settings.providers().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().logout()))),
                portals,
                new AuditedLogins(new LoggedLogins(metrics), audit, clock),
                clock);
    }

    /** What log-ins on their way are sealed with. */
    static SealingKey sealingKey(LoginSettings settings) {
        return new SealingKey("login", settings.sealingKey().map(Secret::of).orElseGet(LoginBeans::madeUp));
    }

    private static Secret madeUp() {
        var bits = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bits);
        return Secret.of(HexFormat.of().formatHex(bits));
    }

    @Produces
    @Singleton
    public OwnPath login(LoginPaths paths) {
        return paths.login();
    }

    @Produces
    @Singleton
    public OwnPath callback(LoginPaths paths) {
        return paths.callback();
    }

    @Produces
    @Singleton
    public OwnPath logout(LoginPaths paths) {
        return paths.logout();
    }

    @Produces
    @Singleton
    public OwnPath loggedOut(LoginPaths paths) {
        return paths.loggedOut();
    }

    @Produces
    @Singleton
    public OwnPath session(LoginPaths paths) {
        return paths.session();
    }

    @Produces
    @Singleton
    public OwnPath resume(LoginPaths paths) {
        return paths.resume();
    }

    @Produces
    @Singleton
    public OwnPath frontchannelLogout(
            IdentityProvider identityProvider,
            LiveSessions sessions,
            PartingPortals portals,
            LoginSettings settings,
            MeterRegistry metrics,
            AuditLog audit,
            Clock clock) {
        var journal = new AuditedLogins(new LoggedLogins(metrics), audit, clock);
        return LoginPaths.frontchannelLogout(
                identityProvider, sessions, portals, journal, settings.frontChannelLogout());
    }

    @Produces
    @Singleton
    public OwnPath backchannelLogout(LoginPaths paths) {
        return paths.backchannelLogout();
    }
}
