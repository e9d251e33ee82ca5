package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.delegate.DelegationRecords;
import no.portvakt.gateway.saml.delegate.SamlPaths;
import no.portvakt.gateway.saml.delegate.Workers;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.metadata.SigningKeys;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.signature.PemFile;

/** The gateway as an identity provider in SAML 2.0. */
@Singleton
public class SamlBeans {

    /** Of all questions that wait for a log-in on this node. */
    private static final long MOST_KEPT_CHARACTERS = 16L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Produces
    @Singleton
    public SamlPaths samlPaths(
            SamlSettings settings,
            ProcessSettings process,
            OidcSettings realm,
            SessionBeans.SharedSessions shared,
            LiveSessions sessions,
            PolicyInForce policy,
            AuditLog audit,
            DecisionLog decisions,
            Clock clock) {
        if (settings.portals().isEmpty()) {
            return SamlPaths.none();
        }
        var identity = new SamlPaths.Identity(
                settings.entityId().orElseThrow(() -> new IllegalStateException("portvakt.saml.entity-id is missing")),
                SigningKeys.of(settings.keys().orElse(List.of()).stream()
                        .map(SamlBeans::key)
                        .toList()),
                Secret.of(process.pairwiseSecret()),
                LoginBeans.levels(realm.issuer().toString(), realm.highestLevel()));
        var records = new DelegationRecords(audit, decisions, () -> PipelineBeans.termsOf(policy.standing()), clock);
        return SamlPaths.of(
                identity,
                portals(settings.portals(), policy.get().catalog(), clock),
                policy,
                sessions,
                SessionBeans.texts(shared, MOST_KEPT_CHARACTERS),
                records,
                new Workers(Runtime.getRuntime().availableProcessors(), PATIENCE),
                clock);
    }

    private static SigningKeys.Key key(SamlSettings.Key files) {
        return new SigningKeys.Key(
                PemFile.privateKey(files.key()),
                PemFile.certificates(files.certificate()).getFirst());
    }

    private static SamlPortals portals(Optional<Path> folder, ServiceCatalog catalog, Clock clock) {
        return switch (PortalLoader.fromFolder(folder.orElseThrow(), catalog)) {
            case PortalOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
            case PortalOutcome.Loaded(var portals) ->
                switch (SamlPortals.of(portals, clock.instant())) {
                    case SamlPortals.Outcome.Sound(var sound) -> sound;
                    case SamlPortals.Outcome.Unsound(var problems) ->
                        throw new IllegalStateException(String.join("\n", problems));
                };
        };
    }

    @Produces
    @Singleton
    public OwnPath samlMetadata(SamlPaths paths) {
        return paths.metadata();
    }

    @Produces
    @Singleton
    public OwnPath samlSingleSignOn(SamlPaths paths) {
        return paths.singleSignOn();
    }

    @Produces
    @Singleton
    public OwnPath samlGoesOn(SamlPaths paths) {
        return paths.goOn();
    }
}
