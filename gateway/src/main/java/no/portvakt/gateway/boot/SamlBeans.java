package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.login.PartingPortals;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.delegate.DelegationRecords;
import no.portvakt.gateway.saml.delegate.SamlPaths;
import no.portvakt.gateway.saml.delegate.Workers;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.InsideSigner;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.gateway.saml.sign.Signer;
import no.portvakt.gateway.saml.signon.Disclosures;
import no.portvakt.gateway.saml.signon.Participations;
import no.portvakt.gateway.saml.signon.SignOns;
import no.portvakt.gateway.saml.soap.PortalConnections;
import no.portvakt.gateway.saml.soap.SoapCaller;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.signature.PemFile;
import no.portvakt.trust.tls.PemTls;

/** The gateway as an identity provider in SAML 2.0. */
@Singleton
public class SamlBeans {

    /** Of all questions that wait for a log-in on this node. */
    private static final long MOST_KEPT_CHARACTERS = 16L * 1024 * 1024;

    /** Of all sign-ons that portals were told of, where they are kept on this node: about a thousand for each portal. */
    private static final long MOST_REMEMBERED_CHARACTERS = 64L * 1024 * 1024;

    /** Of all that citizens were shown before, where that is kept on this node. */
    private static final long MOST_SHOWN_CHARACTERS = 16L * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * What log-in and log-out share.
     *
     * @param texts of log-ins and log-outs on their way
     * @param signOns which portals were told of whom, and what of that she was shown
     */
    public record Party(
            URI entityId,
            Signer signer,
            SamlPortals portals,
            PortalPseudonyms names,
            SealedTexts texts,
            SignOns signOns,
            Optional<BySoap> soap,
            Workers workers) {}

    /** The door for portals' servers: how they reach it, and whom it lets in. */
    public record BySoap(URI address, PortalConnections connections) {}

    /** Empty where there are no portals. */
    public record Parties(Optional<Party> party) {}

    @Produces
    @Singleton
    public Parties samlParties(
            SamlSettings settings,
            ProcessSettings process,
            SessionBeans.SharedSessions shared,
            PolicyInForce policy,
            SamlPortalWatch watch,
            Instance<ConsoleLine> console,
            Clock clock) {
        if (settings.portals().isEmpty()) {
            return new Parties(Optional.empty());
        }
        var names = new PortalPseudonyms(Secret.of(process.pairwiseSecret()), new SecureRandom());
        var portals = portals(settings, policy.get().catalog(), clock);
        watch.over(portals);
        return new Parties(Optional.of(new Party(
                settings.entityId().orElseThrow(() -> new IllegalStateException("portvakt.saml.entity-id is missing")),
                settings.signedInside() ? new InsideSigner(new ConsoleSigns(console.get())) : ownKeys(settings),
                portals,
                names,
                SessionBeans.texts(shared, MOST_KEPT_CHARACTERS),
                new SignOns(
                        new Participations(portals, names, SessionBeans.texts(shared, MOST_REMEMBERED_CHARACTERS)),
                        new Disclosures(names, SessionBeans.texts(shared, MOST_SHOWN_CHARACTERS))),
                settings.soap().port().map(port -> bySoap(settings.soap(), portals)),
                new Workers(Runtime.getRuntime().availableProcessors(), PATIENCE))));
    }

    private static BySoap bySoap(SamlSettings.Soap soap, SamlPortals portals) {
        return new BySoap(
                soap.address().orElseThrow(() -> new IllegalStateException("portvakt.saml.soap.address is missing")),
                new PortalConnections(portals, soap.trust().map(PemTls::trustManager)));
    }

    @Produces
    @Singleton
    public SamlPaths samlPaths(
            Parties parties,
            OidcSettings realm,
            LiveSessions sessions,
            PolicyInForce policy,
            AuditLog audit,
            DecisionLog decisions,
            Delegations delegations,
            Clock clock) {
        var records = new DelegationRecords(
                audit, decisions, delegations, () -> PipelineBeans.termsOf(policy.standing()), clock);
        return parties.party()
                .map(party -> SamlPaths.of(
                        new SamlPaths.Identity(
                                party.entityId(),
                                party.entityId().resolve(LogoutPaths.SLO),
                                party.soap()
                                        .map(soap -> new SamlPaths.ForServers(
                                                soap.address(),
                                                soap.address().resolve(LogoutPaths.BY_SOAP),
                                                soap.connections())),
                                party.signer(),
                                party.names(),
                                LoginBeans.levels(realm.issuer().toString(), realm.highestLevel())),
                        party.portals(),
                        policy,
                        sessions,
                        party.signOns(),
                        party.texts(),
                        records,
                        party.workers(),
                        clock))
                .orElseGet(SamlPaths::none);
    }

    @Produces
    @Singleton
    public SoapCaller soapCaller(SamlSettings settings) {
        return new SoapCaller(tls(settings));
    }

    /** As we call portals' servers: we show what they know of us by our door, if we have one. */
    static SSLContext tls(SamlSettings settings) {
        var soap = settings.soap();
        var shown = soap.port().flatMap(door -> soap.certificate()).flatMap(certificate -> soap.key()
                .map(key -> new PemTls.Identity(certificate, key)));
        return PemTls.context(settings.metadata().trust(), shown);
    }

    @Produces
    @Singleton
    public LogoutPaths samlLogout(
            Parties parties,
            SoapCaller caller,
            IdentityProvider identityProvider,
            LiveSessions sessions,
            ProcessSettings process,
            FrontChannel frontChannel,
            AuditLog audit,
            Clock clock) {
        return parties.party()
                .map(party -> LogoutPaths.of(
                        new LogoutPaths.Identity(
                                party.entityId(),
                                party.signer(),
                                Secret.of(process.pairwiseSecret()),
                                party.soap()
                                        .map(soap -> new LogoutPaths.BySoap(
                                                soap.address()
                                                        .resolve(LogoutPaths.BY_SOAP)
                                                        .toString(),
                                                soap.connections()))),
                        party.portals(),
                        party.signOns().told(),
                        new LogoutPaths.Reach(sessions, caller, identityProvider::end, new FramedPortals(frontChannel)),
                        party.texts(),
                        audit,
                        party.workers(),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        clock))
                .orElseGet(LogoutPaths::none);
    }

    @Produces
    @Singleton
    public PartingPortals partingPortals(LogoutPaths logout, FrontChannel frontChannel) {
        return new FramedFarewells(
                logout.farewells().<PartingPortals>map(SamlFarewells::new).orElse(PartingPortals.NONE), frontChannel);
    }

    @Produces
    @Singleton
    public OwnPath samlSingleLogout(LogoutPaths paths) {
        return paths.singleLogout();
    }

    @Produces
    @Singleton
    public OwnPath samlLogoutSteps(LogoutPaths paths) {
        return paths.steps();
    }

    static OwnKeys ownKeys(SamlSettings settings) {
        return OwnKeys.of(
                settings.keys().orElse(List.of()).stream().map(SamlBeans::key).toList());
    }

    private static OwnKeys.Key key(SamlSettings.Key files) {
        return new OwnKeys.Key(
                PemFile.privateKey(files.key()),
                PemFile.certificates(files.certificate()).getFirst());
    }

    private static SamlPortals portals(SamlSettings settings, ServiceCatalog catalog, Clock clock) {
        return switch (PortalLoader.fromFolder(settings.portals().orElseThrow(), catalog)) {
            case PortalOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
            case PortalOutcome.Loaded(var portals) ->
                switch (SamlPortals.of(
                        portals, clock.instant(), settings.soap().address().isPresent())) {
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

    @Produces
    @Singleton
    public OwnPath samlAgreements(SamlPaths paths) {
        return paths.agree();
    }
}
