package no.portvakt.gateway.saml.logout;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.PostForm;
import no.portvakt.gateway.saml.delegate.Workers;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.Signer;
import no.portvakt.gateway.saml.signon.Participations;
import no.portvakt.gateway.saml.soap.PortalConnections;
import no.portvakt.gateway.saml.soap.SoapCaller;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Secret;

/** Every path of log-out in SAML, all of them on the login host, and what tells portals of a log-out from elsewhere. */
public record LogoutPaths(
        OwnPath singleLogout,
        OwnPath steps,
        Optional<SoapService> bySoap,
        Optional<Farewells> farewells,
        Optional<Detour> detour) {

    /** Where portals ask and answer. */
    public static final String SLO = OwnPath.PREFIX + "saml/slo";

    /** Where their servers ask, at the door for those. */
    public static final String BY_SOAP = OwnPath.PREFIX + "saml/soap/logout";

    static final String STEPS = OwnPath.PREFIX + "saml/logout";

    /**
     * Who we are.
     *
     * @param entityId the address of our metadata, on the login host
     * @param secret the same on all nodes
     * @param soap where portals' servers ask for a log-out; empty where they cannot
     */
    public record Identity(URI entityId, Signer signer, Secret secret, Optional<BySoap> soap) {}

    /** Our address for portals' servers, and whose connections they are. */
    public record BySoap(String address, PortalConnections connections) {}

    /**
     * What is ended.
     *
     * @param caller calls portals' servers
     * @param endsThere ends the identity provider's session by what was remembered of it; false where it could not
     * @param framed who else hears of it, in this browser
     */
    public record Reach(LiveSessions sessions, SoapCaller caller, Predicate<Secret> endsThere, Framed framed) {}

    /** For these portals. */
    public static LogoutPaths of(
            Identity identity,
            SamlPortals portals,
            Participations participations,
            Reach reach,
            SealedTexts texts,
            AuditLog audit,
            Workers workers,
            Executor threads,
            Clock clock) {
        var random = new SecureRandom();
        var issuer = identity.entityId().toString();
        var reader = new LogoutReader(portals, issuer, clock);
        var messages = new LogoutMessages(issuer, identity.signer(), random, clock);
        var parts = new LogoutParts(
                portals,
                reader,
                messages,
                participations,
                new Chains(texts, random),
                new Awaited(texts),
                new PostForm(),
                new LogoutPages(),
                reach.sessions(),
                reach.endsThere(),
                reach.framed(),
                new LogoutCalls(portals, reader, messages, reach.caller(), workers),
                new LogoutRecords(audit, clock),
                workers);
        var farewells = new Farewells(parts, identity.entityId().resolve(STEPS).toString(), threads);
        var detour = new Detour(
                identity.secret(),
                "saml.detour",
                identity.entityId().resolve(STEPS).toString(),
                clock);
        var slo = identity.entityId().resolve(SLO).toString();
        var ending = new Ending(parts, farewells);
        return new LogoutPaths(
                slo(new SingleLogoutHandler(parts, ending, slo)),
                steps(new StepHandler(parts, detour)),
                identity.soap().map(soap -> new SoapLogouts(parts, ending, soap)),
                Optional.of(farewells),
                Optional.of(detour));
    }

    /** Where there are no portals: as if the paths did not exist. */
    public static LogoutPaths none() {
        OwnPathHandler nothing = request -> OwnReply.Refusal.because(Reason.NO_RULE);
        return new LogoutPaths(slo(nothing), steps(nothing), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static OwnPath slo(OwnPathHandler handler) {
        return OwnPath.forServers(SLO, Set.of("GET", "POST"), handler);
    }

    private static OwnPath steps(OwnPathHandler handler) {
        return OwnPath.forServers(STEPS, Set.of("GET"), handler);
    }
}
