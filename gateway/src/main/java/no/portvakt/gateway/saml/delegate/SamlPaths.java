package no.portvakt.gateway.saml.delegate;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.answer.Answers;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.answer.PostForm;
import no.portvakt.gateway.saml.metadata.OwnMetadata;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.receive.RequestReader;
import no.portvakt.gateway.saml.sign.Signer;
import no.portvakt.gateway.saml.signon.SignOns;
import no.portvakt.gateway.saml.soap.PortalConnections;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.reason.Reason;

/** Every path of SAML, all of them on the login host. */
public record SamlPaths(
        OwnPath metadata, OwnPath singleSignOn, OwnPath goOn, OwnPath agree, Optional<SoapService> artifacts) {

    /** Where our metadata is; the address is also our name. */
    public static final String METADATA = OwnPath.PREFIX + "saml/metadata";

    /** Where portals' servers fetch answers, at the door for those. */
    public static final String ARTIFACTS = OwnPath.PREFIX + "saml/soap/artifact";

    static final String SSO = OwnPath.PREFIX + "saml/sso";

    /** Where a citizen says that she has seen what a portal is told. */
    static final String TOLD = OwnPath.PREFIX + "saml/told";

    private static final String TYPE = "application/samlmetadata+xml";

    /**
     * Who we are in SAML.
     *
     * @param entityId the address of our metadata, on the login host
     * @param singleLogout where log-outs are asked for and answered
     * @param servers where their servers ask; empty where they cannot
     * @param names of citizens, for portals
     * @param reachable the levels that log-ins reach
     */
    public record Identity(
            URI entityId,
            URI singleLogout,
            Optional<ForServers> servers,
            Signer signer,
            PortalPseudonyms names,
            AcrMapping reachable) {}

    /**
     * The door for portals' servers.
     *
     * @param address of the door, as they reach it
     * @param logout where they ask for log-outs
     */
    public record ForServers(URI address, URI logout, PortalConnections connections) {}

    /** Where there are no portals: as if they did not exist. */
    public static SamlPaths none() {
        OwnPathHandler nothing = request -> OwnReply.Refusal.because(Reason.NO_RULE);
        return with(nothing, nothing, nothing, nothing, Optional.empty());
    }

    /** For these portals. */
    public static SamlPaths of(
            Identity identity,
            SamlPortals portals,
            PolicyInForce policy,
            LiveSessions sessions,
            SignOns signOns,
            SealedTexts texts,
            DelegationRecords records,
            Workers workers,
            Clock clock) {
        var random = new SecureRandom();
        var sso = identity.entityId().resolve(SSO);
        var servers = identity.servers()
                .map(door ->
                        new OwnMetadata.ForServers(door.logout(), door.address().resolve(ARTIFACTS)));
        var artifacts = new Artifacts(identity.entityId().toString(), texts, random);
        var metadata = new OwnMetadata(
                new OwnMetadata.Addresses(identity.entityId(), sso, identity.singleLogout(), servers),
                identity.signer(),
                clock);
        var parts = new SamlParts(
                portals,
                new RequestReader(portals, sso.toString(), servers.isPresent(), clock),
                new PendingQuestions(texts, random),
                new LevelRule(policy, identity.reachable()),
                new Answers(identity.entityId().toString(), identity.signer(), identity.names(), clock),
                signOns,
                new AnswerCarrier(new PostForm(), artifacts),
                sessions,
                policy,
                records,
                workers,
                clock);
        var goingOn = new ContinueHandler(parts);
        return with(
                request -> workers.<OwnReply>tryDo(() -> new OwnReply.Document(TYPE, metadata.xml()))
                        .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE)),
                new SsoHandler(parts),
                goingOn,
                new AgreementHandler(parts, goingOn),
                identity.servers()
                        .map(door -> new ArtifactResolution(
                                parts,
                                artifacts,
                                door.address().resolve(ARTIFACTS).toString(),
                                door.connections())));
    }

    private static SamlPaths with(
            OwnPathHandler metadata,
            OwnPathHandler sso,
            OwnPathHandler goOn,
            OwnPathHandler agree,
            Optional<SoapService> artifacts) {
        return new SamlPaths(
                OwnPath.forServers(METADATA, Set.of("GET"), metadata),
                OwnPath.forServers(SSO, Set.of("GET", "POST"), sso),
                OwnPath.forServers(OwnPath.GOES_ON_FOR_A_PORTAL, Set.of("GET"), goOn),
                new OwnPath(
                        TOLD,
                        Set.of("POST"),
                        OwnPath.UnsafeMethods.FROM_SAME_ORIGIN,
                        OwnPath.ServedOn.LOGIN_HOST,
                        agree),
                artifacts);
    }

    /** All of them. */
    public List<OwnPath> all() {
        return List.of(metadata, singleSignOn, goOn, agree);
    }
}
