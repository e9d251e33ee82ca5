package no.portvakt.demo.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.demo.machine.Port;

/** The gateway's configuration in the demo. */
final class GatewayProgram {

    private static final List<String> MUNICIPAL =
            List.of("barnehage", "hjemmehjelp", "byggesak", "skjenkebevilling", "apningstider");

    private GatewayProgram() {}

    /** With a console and the shipped profiles to start from, or with those of a folder. */
    static QuarkusProgram of(SystemPlan plan, Foundation foundation, Optional<Path> profiles) {
        var keys = foundation.keys();
        var secrets = foundation.secrets();
        var ports = plan.ports();
        var values = new TreeMap<String, String>();
        values.put("quarkus.http.port", Integer.toString(ports.of(Port.GATEWAY)));
        values.put("quarkus.management.port", Integer.toString(ports.of(Port.GATEWAY_MANAGEMENT)));
        values.put("portvakt.listener.bind", "127.0.0.1");
        values.put("portvakt.listener.base-domain", "localhost");
        values.put("portvakt.listener.public-port", Integer.toString(ports.of(Port.PUBLIC)));
        values.put("portvakt.listener.pki-port", Integer.toString(ports.of(Port.PKI)));
        values.put(
                "portvakt.listener.certificate",
                keys.publicServer().certificate().toString());
        values.put("portvakt.listener.key", keys.publicServer().key().toString());
        values.put("portvakt.listener.pki-issuers", keys.cardAuthority().toString());
        profiles.ifPresentOrElse(folder -> values.put("portvakt.policy.folder", folder.toString()), () -> {
            values.putAll(console(plan, keys));
            secrets.named("decisions").reveal(value -> values.put("portvakt.console.decisions.pepper", value));
        });
        values.put("portvakt.identity.issuer", ports.origin("login") + "/_portvakt");
        values.put("portvakt.identity.key", keys.identity().keyFile().toString());
        values.put("portvakt.audit-folder", plan.state().folder("audit").toString());
        secrets.named("pairwise").reveal(value -> values.put("portvakt.pairwise-secret", value));
        values.putAll(upstreams(plan, keys));
        values.putAll(openIdConnect(plan, keys));
        values.putAll(officers(plan, keys));
        values.putAll(bearerTokens(plan, keys));
        values.putAll(samlPortals(plan, keys));
        values.putAll(samlServers(plan, keys));
        return new QuarkusProgram("gateway", "gateway", values);
    }

    private static Map<String, String> upstreams(SystemPlan plan, Keys keys) {
        var ports = plan.ports();
        var values = new TreeMap<String, String>();
        for (var service : MUNICIPAL) {
            values.put(
                    upstream(service, "url"), ports.internal(Port.SERVICES, "").toString());
        }
        values.put(upstream("minside", "url"), ports.internal(Port.ADAPTER, "").toString());
        values.put(
                upstream("minside-api", "url"), ports.internal(Port.ADAPTER, "").toString());
        values.put(upstream("norge", "url"), ports.internal(Port.PORTAL, "").toString());
        values.put(upstream("login", "url"), "https://127.0.0.1:" + ports.of(Port.KEYCLOAK));
        values.put(upstream("login", "trust"), keys.internalAuthority().toString());
        values.put(
                upstream("login", "certificate"), keys.gateway().certificate().toString());
        values.put(upstream("login", "key"), keys.gateway().key().toString());
        return values;
    }

    private static Map<String, String> openIdConnect(SystemPlan plan, Keys keys) {
        var ports = plan.ports();
        return Map.of(
                "portvakt.oidc.issuer", ports.origin("login") + "/realms/innbygger",
                "portvakt.oidc.back-channel", "https://127.0.0.1:" + ports.of(Port.KEYCLOAK) + "/realms/innbygger",
                "portvakt.oidc.client-id", "portvakt-gateway",
                "portvakt.oidc.client-key", keys.oidcClient().keyFile().toString(),
                "portvakt.oidc.trust", keys.internalAuthority().toString(),
                "portvakt.oidc.certificate", keys.gateway().certificate().toString(),
                "portvakt.oidc.key", keys.gateway().key().toString());
    }

    /** Portals call services with the access tokens that they get at the citizens' realm. */
    private static Map<String, String> bearerTokens(SystemPlan plan, Keys keys) {
        var ports = plan.ports();
        var issuer = "portvakt.bearer.issuers.innbygger.";
        return Map.of(
                issuer + "issuer", ports.origin("login") + "/realms/innbygger",
                issuer + "jwks-url",
                        "https://127.0.0.1:" + ports.of(Port.KEYCLOAK)
                                + "/realms/innbygger/protocol/openid-connect/certs",
                issuer + "audience", ports.origin("api").toString(),
                issuer + "trust", keys.internalAuthority().toString(),
                issuer + "certificate", keys.gateway().certificate().toString(),
                issuer + "key", keys.gateway().key().toString());
    }

    /** Portals that speak SAML, if anybody has put some into the state's folder. */
    private static Map<String, String> samlPortals(SystemPlan plan, Keys keys) {
        return Map.of(
                "portvakt.saml.portals", plan.state().folder("portals").toString(),
                "portvakt.saml.entity-id", plan.ports().origin("login") + "/_portvakt/saml/metadata",
                "portvakt.saml.keys[0].key", keys.saml().key().toString(),
                "portvakt.saml.keys[0].certificate", keys.saml().certificate().toString(),
                "portvakt.saml.access-log.url",
                        plan.ports().internal(Port.ADAPTER, "").toString(),
                "portvakt.saml.access-log.key", keys.delegator().keyFile().toString(),
                "portvakt.saml.access-log.recipient",
                        keys.delegations().publicKeyFile().toString(),
                "portvakt.saml.access-log.spool",
                        plan.state().folder("delegations").toString());
    }

    /** Their servers, by a key that stands in our metadata, since Shibboleth's trusts no other. */
    private static Map<String, String> samlServers(SystemPlan plan, Keys keys) {
        var port = plan.ports().of(Port.SAML_SERVERS);
        return Map.of(
                "portvakt.saml.soap.bind", "127.0.0.1",
                "portvakt.saml.soap.port", Integer.toString(port),
                "portvakt.saml.soap.address", "https://localhost:" + port,
                "portvakt.saml.soap.certificate", keys.saml().certificate().toString(),
                "portvakt.saml.soap.key", keys.saml().key().toString(),
                "portvakt.saml.metadata.trust", keys.publicAuthority().toString());
    }

    /** Officers decide: profiles and decisions in the console's database, and a snapshot for the edge in the same process. */
    private static Map<String, String> console(SystemPlan plan, Keys keys) {
        var ports = plan.ports();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                Postgres.url(ports.of(Port.POSTGRES), Postgres.CONSOLE),
                "quarkus.datasource.username",
                Postgres.USER,
                "quarkus.datasource.password",
                Postgres.USER,
                "portvakt.policy.store",
                plan.state().folder("policy").toString(),
                "portvakt.feed.spool",
                plan.state().folder("records").toString(),
                "portvakt.snapshot.key",
                keys.snapshot().keyFile().toString(),
                "portvakt.console.decisions.person-key",
                keys.persons().keyFile().toString(),
                "mp.jwt.verify.issuer",
                ports.origin("login") + "/_portvakt",
                "mp.jwt.verify.publickey.location",
                "file:" + keys.identity().keySetFile());
    }

    /** The officers' door, with the employees' realm behind it. */
    private static Map<String, String> officers(SystemPlan plan, Keys keys) {
        var ports = plan.ports();
        return Map.of(
                "portvakt.officers.port", Integer.toString(ports.of(Port.OFFICERS)),
                "portvakt.officers.oidc.issuer", ports.officerLoginOrigin() + "/realms/ansatte",
                "portvakt.officers.oidc.back-channel",
                        "https://127.0.0.1:" + ports.of(Port.KEYCLOAK) + "/realms/ansatte",
                "portvakt.officers.oidc.client-id", "portvakt-console",
                "portvakt.officers.oidc.client-key", keys.oidcClient().keyFile().toString(),
                "portvakt.officers.oidc.trust", keys.internalAuthority().toString(),
                "portvakt.officers.oidc.certificate",
                        keys.gateway().certificate().toString(),
                "portvakt.officers.oidc.key", keys.gateway().key().toString());
    }

    private static String upstream(String service, String key) {
        return "portvakt.upstream.\"" + service + "\"." + key;
    }
}
