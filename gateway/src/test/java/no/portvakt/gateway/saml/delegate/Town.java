package no.portvakt.gateway.saml.delegate;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.logout.LogoutPaths;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.gateway.saml.sign.Signer;
import no.portvakt.gateway.saml.signon.Disclosures;
import no.portvakt.gateway.saml.signon.Participations;
import no.portvakt.gateway.saml.signon.SignOns;
import no.portvakt.gateway.saml.soap.PortalConnections;
import no.portvakt.gateway.saml.soap.SoapCaller;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.gateway.session.Renewal;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/** A login host with SAML, a portal at each level, and a browser; the log-in itself is played. */
final class Town {

    static final String ORIGIN = "https://login.kommune.test";
    static final String ENTITY = ORIGIN + SamlPaths.METADATA;
    static final String SSO = ORIGIN + SamlPaths.SSO;
    static final String SLO = ORIGIN + LogoutPaths.SLO;
    static final String BY_SOAP = "https://saml.kommune.test:8444" + LogoutPaths.BY_SOAP;
    static final String ARTIFACTS = "https://saml.kommune.test:8444" + SamlPaths.ARTIFACTS;
    static final String PERSON = "20815412096";
    private static final List<String> ON_THREE =
            List.of("second", "soap", "artifact", "shown", "shownartifact", "alwaysshown");
    static final SessionLimits LIMITS = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(8));

    final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final List<AuditRecord> audit = new ArrayList<>();
    final List<Decided> decisions = new ArrayList<>();
    final List<Delegation> delegations = new ArrayList<>();

    /** Where citizens' access logs are written to, until a test says elsewhere. */
    Delegations accessLog = delegations::add;

    final Map<String, String> cookies = new LinkedHashMap<>();
    /** Sign-ons that a portal hears the end of in a frame. */
    final Set<String> framed = new HashSet<>();

    /** What the identity provider was told to end. */
    final List<String> endedThere = new ArrayList<>();

    private final SealedTexts texts = new MemorySealedTexts(
            1_000_000, () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    final LiveSessions sessions =
            new LiveSessions(new MemorySessionStore(50), Renewing.never(), clock, new SecureRandom(), List.of());
    final PortalConnections connections;
    final SamlPaths paths;
    final LogoutPaths logout;
    private int requests;

    Town() {
        this("");
    }

    /** With a portal whose server is told of log-outs here. */
    Town(String soapPortal) {
        this(soapPortal, (portals, clock) -> keys());
    }

    /** Where another signs. */
    Town(String soapPortal, BiFunction<SamlPortals, Clock, Signer> signer) {
        var policy = new PolicyInForce(Profiles.compiled(List.of(
                SampleProfiles.withInner("three", "national-id", "listed: true", "level: 3"),
                SampleProfiles.withInner("four", "national-id", "listed: true", "level: 4"),
                SampleProfiles.withInner("pseudonymous", "pairwise", "listed: true", "level: 3"))));
        var terms = new Decided.Terms(0, WatchedWords.none(), Optional.empty());
        var names = new PortalPseudonyms(Secret.of("pairwise secret of the tests"), new SecureRandom());
        var portals = portals(soapPortal);
        var keys = signer.apply(portals, clock);
        this.connections = new PortalConnections(portals, Optional.empty());
        var participations = new Participations(portals, names, texts);
        var workers = new Workers(2, Duration.ofSeconds(30));
        var identity = new SamlPaths.Identity(
                URI.create(ENTITY),
                URI.create(SLO),
                Optional.of(
                        new SamlPaths.ForServers(URI.create(BY_SOAP).resolve("/"), URI.create(BY_SOAP), connections)),
                keys,
                names,
                new AcrMapping("https://idp.test", AcrMapping.ID_PORTEN));
        this.paths = SamlPaths.of(
                identity,
                portals,
                policy,
                sessions,
                new SignOns(participations, new Disclosures(names, texts)),
                texts,
                new DelegationRecords(audit::add, decisions::add, one -> accessLog.record(one), () -> terms, clock),
                workers,
                clock);
        this.logout = LogoutPaths.of(
                new LogoutPaths.Identity(
                        URI.create(ENTITY),
                        keys,
                        Secret.of("shared secret of the tests"),
                        Optional.of(new LogoutPaths.BySoap(BY_SOAP, connections))),
                portals,
                participations,
                new LogoutPaths.Reach(
                        sessions,
                        new SoapCaller(Tls.showing(PortalKey.OURS, PortalServer.certificate())),
                        token -> endedThere.add(token.<String>reveal(value -> value)),
                        new FramedSignOns(framed)),
                texts,
                audit::add,
                workers,
                Runnable::run,
                clock);
    }

    static OwnKeys keys() {
        return OwnKeys.of(List.of(
                new OwnKeys.Key(PortalKey.OURS.key(), PortalKey.OURS.certificate()),
                new OwnKeys.Key(PortalKey.NEXT.key(), PortalKey.NEXT.certificate())));
    }

    private SamlPortals portals(String soapPortal) {
        var all = new ArrayList<>(List.of(
                portal("three", SamlPeer.NameIdKind.TRANSIENT, SamlPeer.Requests.SIGNED, false),
                portal("artifact", SamlPeer.NameIdKind.TRANSIENT, SamlPeer.Requests.SIGNED, false),
                portal("second", SamlPeer.NameIdKind.TRANSIENT, SamlPeer.Requests.SIGNED, false),
                portal("four", SamlPeer.NameIdKind.PERSISTENT, SamlPeer.Requests.SIGNED, true),
                portal("pseudonymous", SamlPeer.NameIdKind.PERSISTENT, SamlPeer.Requests.ANY, false),
                shown("shown", Telling.FIRST_TIME),
                shown("shownartifact", Telling.FIRST_TIME),
                shown("alwaysshown", Telling.ALWAYS)));
        if (!soapPortal.isEmpty()) {
            all.add(portal("soap", SamlPeer.NameIdKind.TRANSIENT, SamlPeer.Requests.SIGNED, false, soapPortal));
        }
        return switch (SamlPortals.of(all, clock.instant(), true)) {
            case SamlPortals.Outcome.Sound(var sound) -> sound;
            case SamlPortals.Outcome.Unsound(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Portal portal(String id, SamlPeer.NameIdKind nameId, SamlPeer.Requests requests, boolean encrypted) {
        return portal(id, nameId, requests, encrypted, "");
    }

    /** One that citizens are shown what it is told. */
    private static Portal shown(String id, Telling telling) {
        var one = portal(id, SamlPeer.NameIdKind.TRANSIENT, SamlPeer.Requests.SIGNED, false);
        var name = new Texts("Portalen <b>", "Portalen <nn>", "The portal");
        return new Portal(one.id(), name, one.service(), telling, one.protocol());
    }

    private static Portal portal(
            String id, SamlPeer.NameIdKind nameId, SamlPeer.Requests requests, boolean encrypted, String soap) {
        return new Portal(
                new PortalId(id),
                new Texts(id, id, id),
                new ServiceId(ON_THREE.contains(id) ? "three" : id),
                Telling.NEVER,
                new SamlPeer(
                        metadata(id, encrypted, soap),
                        nameId,
                        requests,
                        SamlPeer.Assertions.ENCRYPTED_WHERE_POSSIBLE,
                        SamlPeer.ID_PORTEN));
    }

    static String entityOf(String portal) {
        return "https://" + portal + ".portal.test/metadata";
    }

    static String consumerOf(String portal) {
        return "https://" + portal + ".portal.test/acs";
    }

    /** With two keys to sign with, so that the portal can go over from one to the other. */
    static String metadata(String portal, boolean encrypted, String soap) {
        var key = "<md:KeyDescriptor use='%s'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate>"
                + "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
        return "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'"
                + " xmlns:ds='http://www.w3.org/2000/09/xmldsig#' entityID='" + entityOf(portal) + "'>"
                + "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>"
                + key.formatted("signing", PortalKey.PORTAL.base64())
                + key.formatted("signing", PortalKey.NEXT.base64())
                + (portal.equals("pseudonymous") ? key.formatted("signing", PortalKey.OTHER.base64()) : "")
                + (encrypted ? key.formatted("encryption", PortalKey.PORTAL.base64()) : "")
                + logoutServices(portal)
                + (soap.isEmpty()
                        ? ""
                        : "<md:SingleLogoutService Binding='urn:oasis:names:tc:SAML:2.0:bindings:SOAP' Location='"
                                + soap + "'/>")
                + "<md:AssertionConsumerService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-"
                + (portal.endsWith("artifact") ? "Artifact" : "POST") + "' Location='"
                + consumerOf(portal) + "' index='0' isDefault='true'/>"
                + "<md:AssertionConsumerService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='"
                + consumerOf(portal) + "/other' index='1'/>"
                + "</md:SPSSODescriptor></md:EntityDescriptor>";
    }

    static String logoutOf(String portal) {
        return "https://" + portal + ".portal.test/slo";
    }

    /** One by POST, one by Redirect that wants answers elsewhere, one by both, and one that does not hear of log-outs. */
    private static String logoutServices(String portal) {
        var service = "<md:SingleLogoutService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-%s' Location='"
                + logoutOf(portal) + "' %s/>";
        return switch (portal) {
            case "three" -> service.formatted("POST", "") + service.formatted("Redirect", "");
            case "second" -> service.formatted("Redirect", "ResponseLocation='" + logoutOf(portal) + "/answers'");
            case "four" -> service.formatted("POST", "");
            default -> "";
        };
    }

    /** What a portal writes; attributes and children are its wishes. */
    String request(String portal, String attributes, String children) {
        return "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_r" + ++requests + "' Version='2.0'"
                + " IssueInstant='" + clock.instant() + "' Destination='" + SSO + "' " + attributes + ">"
                + "<saml:Issuer>" + entityOf(portal) + "</saml:Issuer>" + children + "</samlp:AuthnRequest>";
    }

    static String context(String comparison, String... classes) {
        return "<samlp:RequestedAuthnContext Comparison='" + comparison + "'>"
                + Arrays.stream(classes)
                        .map(name -> "<saml:AuthnContextClassRef>" + name + "</saml:AuthnContextClassRef>")
                        .collect(Collectors.joining())
                + "</samlp:RequestedAuthnContext>";
    }

    /** A portal's page posts it: from another site, so no cookie comes with it. */
    OwnReply post(String xml, String relayState) {
        var form = new LinkedHashMap<String, List<String>>();
        form.put("SAMLRequest", List.of(Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8))));
        if (!relayState.isEmpty()) {
            form.put("RelayState", List.of(relayState));
        }
        return post(form);
    }

    OwnReply post(Map<String, List<String>> form) {
        return keep(paths.singleSignOn().handler().handle(made("POST", SamlPaths.SSO, "", form, "")));
    }

    OwnReply redirected(String query) {
        return keep(paths.singleSignOn().handler().handle(made("GET", SamlPaths.SSO, query, Map.of(), "")));
    }

    /** The browser follows it. */
    OwnReply goOn(OwnReply reply) {
        var location = ((OwnReply.Redirect) reply).location();
        return goOn(location.substring(location.indexOf('?') + 1));
    }

    OwnReply goOn(String query) {
        var cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        return keep(paths.goOn().handler().handle(made("GET", paths.goOn().path(), query, Map.of(), cookie)));
    }

    /** She has seen the page, and presses one of its buttons. */
    OwnReply press(String button, Map<String, List<String>> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put(AgreementHandler.ANSWER, List.of(button));
        var cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        return keep(paths.agree().handler().handle(made("POST", SamlPaths.TOLD, "", form, cookie)));
    }

    /** At the address for log-outs. */
    OwnReply logOut(String method, String query, Map<String, List<String>> form) {
        return keep(logout.singleLogout().handler().handle(made(method, LogoutPaths.SLO, query, form, "")));
    }

    /** The browser goes on with a log-out. */
    OwnReply step(String location) {
        var cookie = cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
        var query = location.substring(location.indexOf('?') + 1);
        return keep(logout.steps().handler().handle(made("GET", logout.steps().path(), query, Map.of(), cookie)));
    }

    private OwnReply keep(OwnReply reply) {
        reply.setCookies().forEach(one -> {
            var name = one.substring(0, one.indexOf('='));
            if (one.endsWith("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, one.substring(one.indexOf('=') + 1, one.indexOf(';')));
            }
        });
        return reply;
    }

    static Map<String, List<String>> query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        LinkedHashMap::new,
                        Collectors.mapping(
                                pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8),
                                Collectors.toList())));
    }

    static OwnRequest made(String method, String path, String query, Map<String, List<String>> form, String cookie) {
        return new OwnRequest(
                method,
                "login",
                ORIGIN,
                path,
                query,
                query(query),
                Map.of("cookie", List.of(cookie)),
                form,
                CorrelationId.random());
    }

    /** She proves who she is. */
    void logIn(SecurityLevel level) {
        logIn(level, "sid-1", "kari");
    }

    void logIn(SecurityLevel level, String sid, String subject) {
        var acr = new AcrMapping("https://idp.test", AcrMapping.ID_PORTEN)
                .acrFor(level)
                .orElseThrow();
        var started = sessions.start(
                        new LiveSessions.Login(
                                "login",
                                sid,
                                subject,
                                NationalId.parse(PERSON),
                                new Assurance(level, "https://idp.test", acr, List.of("PIN"), clock.instant()),
                                "nn",
                                Optional.empty(),
                                Optional.of(Renewal.confirmed(
                                        Secret.of("refresh of " + sid), clock.instant(), Duration.ofHours(1))),
                                LIMITS),
                        Optional.empty())
                .toCompletableFuture()
                .join()
                .orElseThrow();
        var cookie = started.id().cookie(sessions.cookie().name());
        cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
    }

    String lastReason() {
        return audit.isEmpty() ? "none" : audit.getLast().details().getOrDefault("reason", "none");
    }
}
