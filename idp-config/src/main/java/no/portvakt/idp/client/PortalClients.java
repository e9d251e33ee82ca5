package no.portvakt.idp.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.portvakt.idp.flow.ClientDemand;
import no.portvakt.idp.flow.ClientDisclosure;
import no.portvakt.idp.isolation.ClientIsolation;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.OidcClient.Keys;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;

/**
 * Keycloak's client for a portal. A log-in there opens the whole service to whoever comes from the portal, so it takes
 * what the strictest rules of the service's profile demand together, whatever the portal asks for: Keycloak raises what
 * is less ({@code minimum.acr.value}), and a portal that asks for nothing gets that too.
 */
public final class PortalClients {

    /** Read by the client policy of the realm that holds portals to FAPI 2.0. */
    public static final String CONFORMANCE = "portvakt.conformance";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Keycloak's own spelling of several values in one text. */
    private static final String AND = "##";

    private final Policy policy;
    private final AcrMapping levels;
    private final URI loginOrigin;

    /** By what is in force, in these words for levels. */
    public PortalClients(Policy policy, AcrMapping levels, URI loginOrigin) {
        this.policy = policy;
        this.levels = levels;
        this.loginOrigin = loginOrigin;
    }

    /** For each portal that speaks OpenID Connect one, in the same order. */
    public List<ObjectNode> of(Collection<Portal> portals) {
        return portals.stream()
                .flatMap(portal -> portal.oidc().map(oidc -> client(portal, oidc)).stream())
                .toList();
    }

    private ObjectNode client(Portal portal, OidcClient oidc) {
        var client = JSON.objectNode()
                .put("clientId", portal.id().value())
                .put("name", portal.name().nb())
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("bearerOnly", false)
                .put("consentRequired", false)
                .put("standardFlowEnabled", true)
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", false)
                .put("frontchannelLogout", false)
                .put("fullScopeAllowed", false)
                .put("clientAuthenticatorType", "client-jwt");
        client.set("redirectUris", array(oidc.redirects()));
        client.set("webOrigins", JSON.arrayNode());
        client.set("defaultClientScopes", JSON.arrayNode().add("acr").add("basic"));
        client.set("optionalClientScopes", JSON.arrayNode());
        var attributes = attributes(oidc, acrOf(portal.service()));
        toldOfLogouts(portal.id(), oidc)
                .ifPresent(address -> attributes.put("backchannel.logout.url", address.toString()));
        attributes.setAll(beside(portal.service()));
        attributes.setAll(shown(portal));
        client.set("attributes", attributes);
        client.set("protocolMappers", mappers(portal, oidc));
        return client;
    }

    private ObjectNode attributes(OidcClient oidc, String acr) {
        boolean strict = oidc.conformance() == Conformance.FAPI_2;
        var attributes = JSON.objectNode()
                .put(DeclaredRealm.PORTAL, "true")
                .put(CONFORMANCE, oidc.conformance().word())
                .put(ClientIsolation.SIGN_ON, oidc.signOn().word())
                .put("minimum.acr.value", acr)
                .put("default.acr.values", acr)
                .put("pkce.code.challenge.method", "S256")
                .put("require.pushed.authorization.requests", Boolean.toString(strict))
                .put("dpop.bound.access.tokens", Boolean.toString(strict))
                .put("backchannel.logout.session.required", "true")
                .put("backchannel.logout.revoke.offline.tokens", "true");
        oidc.algorithm().ifPresent(algorithm -> attributes.put("token.endpoint.auth.signing.alg", algorithm.name()));
        // Keycloak takes request objects by any algorithm otherwise, none among them.
        attributes.put(
                "request.object.signature.alg",
                oidc.algorithm().orElse(OidcClient.Algorithm.ES256).name());
        if (!oidc.calls().isEmpty()) {
            attributes.put("access.token.header.type.rfc9068", "true");
        }
        // Where nothing is said, Keycloak takes the redirect addresses.
        if (!oidc.afterLogout().isEmpty()) {
            attributes.put("post.logout.redirect.uris", joined(oidc.afterLogout()));
        }
        switch (oidc.keys()) {
            case Keys.At(var address) -> attributes.put("use.jwks.url", "true").put("jwks.url", address.toString());
            case Keys.In(var keySet) ->
                attributes.put("use.jwks.string", "true").put("jwks.string", keySet);
        }
        return attributes;
    }

    /**
     * Whom Keycloak tells. For a portal that hears in a frame it is the gateway, which has her browser wherever she logs
     * out; Keycloak's own page of frames is met only by who logs out at Keycloak.
     */
    private Optional<URI> toldOfLogouts(PortalId id, OidcClient oidc) {
        return oidc.backchannelLogout().or(() -> oidc.frontchannelLogout()
                .map(framed -> loginOrigin.resolve("/_portvakt/portal-logout?portal=" + id)));
    }

    private String acrOf(ServiceId service) {
        var level = policy.demandsOf(service).stream()
                .map(Demand::level)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("no service " + service));
        return levels.acrFor(level)
                .orElseThrow(() -> new IllegalArgumentException("nobody is logged in at level " + level.number()));
    }

    /** Always both, so that a demand which a profile has no more is taken back. */
    private ObjectNode beside(ServiceId service) {
        var demands = policy.demandsOf(service);
        var methods = demands.stream()
                .flatMap(demand -> demand.login().stream())
                .reduce((one, other) -> {
                    Set<LoginMethod> both = new TreeSet<>(one);
                    both.retainAll(other);
                    return both;
                });
        if (methods.filter(Set::isEmpty).isPresent()) {
            throw new IllegalArgumentException("no method of logging in counts everywhere at " + service);
        }
        var maxAge =
                demands.stream().flatMap(demand -> demand.maxAge().stream()).min(Comparator.naturalOrder());
        return JSON.objectNode()
                .put(
                        ClientDemand.METHODS,
                        methods.map(named -> named.stream()
                                        .sorted()
                                        .map(LoginMethod::word)
                                        .collect(Collectors.joining(" ")))
                                .orElse(ClientDemand.ANY))
                .put(
                        ClientDemand.MAX_AGE,
                        maxAge.map(age -> Long.toString(age.toSeconds())).orElse(ClientDemand.ANY));
    }

    private ArrayNode mappers(Portal portal, OidcClient oidc) {
        var calls = oidc.calls();
        boolean calling = !calls.isEmpty();
        var mappers = JSON.arrayNode()
                .add(note("amr", "portvakt.amr", "JSON", calling))
                .add(note("locale", "portvakt.locale", "String", false))
                .add(mapper("access-log", "portvakt-delegation", in(false)));
        if (profile(portal.service()).identity() == IdentityShown.NATIONAL_ID) {
            mappers.add(mapper("pid", "portvakt-pid", in(calling)));
        }
        calls.stream().map(URI::toString).sorted().map(PortalClients::audience).forEach(mappers::add);
        return mappers.add(mapper("pairwise", "oidc-sha256-pairwise-sub-mapper", JSON.objectNode()));
    }

    private ServiceProfile profile(ServiceId service) {
        return policy.catalog().services().stream()
                .filter(profile -> profile.id().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + service));
    }

    /** What the page says that citizens see before the portal is told of them. */
    private ObjectNode shown(Portal portal) {
        var service = profile(portal.service());
        var attributes = JSON.objectNode()
                .put(ClientDisclosure.TELL, portal.telling().word())
                .put(ClientDisclosure.SERVICE_ID, service.id().value())
                .put(ClientDisclosure.ORGANISATION, service.owner().organisation());
        texts(attributes, ClientDisclosure.NAME, portal.name());
        texts(attributes, ClientDisclosure.SERVICE, service.title());
        return attributes;
    }

    private static void texts(ObjectNode attributes, String name, Texts texts) {
        attributes.put(name + "nb", texts.nb()).put(name + "nn", texts.nn()).put(name + "en", texts.en());
    }

    /** Without it, a token is for nobody. */
    private static JsonNode audience(String of) {
        return mapper(
                "for " + of,
                "oidc-audience-mapper",
                JSON.objectNode()
                        .put("included.custom.audience", of)
                        .put("id.token.claim", "false")
                        .put("access.token.claim", "true"));
    }

    /** In the ID token, and in the access token where somebody reads that; user data says a pseudonym and no more. */
    private static ObjectNode in(boolean accessToken) {
        return JSON.objectNode()
                .put("id.token.claim", "true")
                .put("userinfo.token.claim", "false")
                .put("access.token.claim", Boolean.toString(accessToken));
    }

    private static JsonNode note(String claim, String note, String type, boolean accessToken) {
        return mapper(
                claim,
                "oidc-usersessionmodel-note-mapper",
                in(accessToken)
                        .put("user.session.note", note)
                        .put("claim.name", claim)
                        .put("jsonType.label", type));
    }

    private static ObjectNode mapper(String name, String kind, ObjectNode config) {
        return JSON.objectNode()
                .put("name", name)
                .put("protocol", "openid-connect")
                .put("protocolMapper", kind)
                .set("config", config);
    }

    private static ArrayNode array(Collection<URI> addresses) {
        var array = JSON.arrayNode();
        addresses.stream().map(URI::toString).sorted().forEach(array::add);
        return array;
    }

    private static String joined(Collection<URI> addresses) {
        return addresses.stream().map(URI::toString).sorted().collect(Collectors.joining(AND));
    }
}
