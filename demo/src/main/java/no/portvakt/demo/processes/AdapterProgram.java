package no.portvakt.demo.processes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.simulators.IssuerSimulator;
import no.portvakt.demo.simulators.LicenceDatabase;
import no.portvakt.demo.simulators.SmsSimulator;
import no.portvakt.demo.simulators.TokenSeller;

/** The adapter's configuration in the demo. */
final class AdapterProgram {

    /** The name of the secret that K2000's view is read with. */
    static final String LICENCES = "k2000-minside";

    private AdapterProgram() {}

    /** All of it: citizens are notified, and FRI is asked by the agent. */
    static QuarkusProgram whole(SystemPlan plan, Foundation foundation) {
        var values = new TreeMap<>(values(plan, foundation));
        values.putAll(notifying(plan));
        values.remove("minside.source.\"fri\".url");
        values.putAll(AgentProgram.door(plan, foundation));
        return program(values);
    }

    /** Where the systems are that say where citizens can be reached, and that reach them. */
    private static Map<String, String> notifying(SystemPlan plan) {
        var ports = plan.ports();
        var values = new TreeMap<String, String>();
        values.put(
                "minside.source.\"krr-varsling\".url",
                ports.internal(Port.REGISTERS, "/krr-varsling").toString());
        values.put(
                "minside.varsel.sms.url",
                ports.internal(Port.SMS, SmsSimulator.PATH).toString());
        values.put("minside.varsel.sms.token", SmsSimulator.TOKEN);
        values.put("minside.varsel.sms.sender", "Asker");
        return values;
    }

    static QuarkusProgram of(SystemPlan plan, Foundation foundation) {
        return program(values(plan, foundation));
    }

    private static QuarkusProgram program(Map<String, String> values) {
        return new QuarkusProgram("MinSide adapter", "minside-adapter", values);
    }

    private static Map<String, String> values(SystemPlan plan, Foundation foundation) {
        var keys = foundation.keys();
        var secrets = foundation.secrets();
        var ports = plan.ports();
        var values = new TreeMap<String, String>();
        values.put("quarkus.http.port", Integer.toString(ports.of(Port.ADAPTER)));
        values.put("quarkus.management.port", Integer.toString(ports.of(Port.ADAPTER_MANAGEMENT)));
        values.put("quarkus.datasource.jdbc.url", Postgres.url(ports.of(Port.POSTGRES), Postgres.MINSIDE));
        values.put("quarkus.datasource.username", Postgres.USER);
        values.put("quarkus.datasource.password", Postgres.USER);
        values.put("mp.jwt.verify.issuer", ports.origin("login") + "/_portvakt");
        values.put("mp.jwt.verify.publickey.location", "file:" + keys.identity().keySetFile());
        values.put("minside.person-pepper", secrets.named("minside-pepper").reveal(value -> value));
        values.put("minside.sealing-key-id", "demo-1");
        values.put("minside.sealing-key", secrets.named("minside-sealing").reveal(value -> value));
        values.put("minside.public-origin", ports.origin("minside").toString());
        values.put(
                "minside.archive.url", ports.internal(Port.ARCHIVE, "/noark4ws").toString());
        values.put("minside.archive.pull.fagsystemer", "gerica");
        values.put("minside.archive.pull.interval", "10s");
        for (var source : new String[] {"folkeregister", "oppad", "krr"}) {
            values.put(
                    "minside.source.\"" + source + "\".url",
                    ports.internal(Port.REGISTERS, "/" + source).toString());
        }
        values.putAll(formerSystems(plan, foundation));
        values.putAll(dialogporten(plan, foundation));
        values.putAll(signing(plan, foundation));
        values.put(
                "minside.portal.\"norge\".public-key",
                keys.portal().publicKeyFile().toString());
        values.put(
                "minside.fagsystem.\"oppad\".public-key",
                keys.oppad().publicKeyFile().toString());
        values.put(
                "minside.fagsystem.\"k2000\".public-key",
                keys.k2000().publicKeyFile().toString());
        values.put(
                "minside.delegator.\"gateway\".public-key",
                keys.delegator().publicKeyFile().toString());
        values.put(
                "minside.delegator.\"keycloak\".public-key",
                keys.keycloakDelegator().publicKeyFile().toString());
        values.put("minside.delegation-keys", keys.delegations().keyFile().toString());
        return values;
    }

    /** e24/7 by a bought token, ePortal by a certificate, K2000 by a view, FRI by a file. */
    private static Map<String, String> formerSystems(SystemPlan plan, Foundation foundation) {
        var ports = plan.ports();
        var keys = foundation.keys();
        var values = new TreeMap<String, String>();
        var forms = "minside.source.\"e247\".";
        values.put(forms + "url", ports.internal(Port.REGISTERS, "/e247").toString());
        values.putAll(grant(plan, foundation, Port.REGISTERS, forms, "asker:e247"));
        var enterprises = "minside.source.\"eportal\".";
        values.put(enterprises + "url", "https://localhost:" + ports.of(Port.FORM_PORTAL));
        values.put(enterprises + "certificate", keys.adapter().certificate().toString());
        values.put(enterprises + "key", keys.adapter().key().toString());
        values.put(enterprises + "trust", keys.internalAuthority().toString());
        var licences = "minside.source.\"k2000\".";
        values.put(licences + "url", Postgres.url(ports.of(Port.POSTGRES), Postgres.K2000));
        values.put(licences + "user", LicenceDatabase.READER);
        values.put(licences + "password", foundation.secrets().named(LICENCES).reveal(value -> value));
        values.put(
                "minside.source.\"fri\".url", plan.state().folder("fri").toUri().toString());
        return values;
    }

    /** All services with a form; the policy there demands level 3, so cases of home help are only said to be there. */
    private static Map<String, String> dialogporten(SystemPlan plan, Foundation foundation) {
        var told = "minside.dialogporten.";
        var values = new TreeMap<>(grant(plan, foundation, Port.DIALOGS, told, "digdir:dialogporten.serviceprovider"));
        values.put(told + "url", plan.ports().internal(Port.DIALOGS, "").toString());
        for (var service : List.of("barnehage", "byggesak", "hjemmehjelp", "skjenkebevilling")) {
            values.put(told + "resource.\"" + service + "\".id", "urn:altinn:resource:asker-" + service);
            values.put(told + "resource.\"" + service + "\".level", "3");
        }
        return values;
    }

    /** Signers are believed as whoever logs in is: by the same issuers. */
    private static Map<String, String> signing(SystemPlan plan, Foundation foundation) {
        var ports = plan.ports();
        var certificates = foundation.certificates();
        var values =
                new TreeMap<>(grant(plan, foundation, Port.SIGNING, "minside.signing.service.", "asker:signering"));
        values.put("minside.signing.trust", certificates.pkiTrust().toString());
        values.put("minside.signing.revocations", certificates.pkiRevocations().toString());
        values.put(
                "minside.signing.person-lookup",
                ports.internal(Port.ISSUER, IssuerSimulator.PATH).toString());
        values.put(
                "minside.signing.service.url", ports.internal(Port.SIGNING, "").toString());
        return values;
    }

    private static Map<String, String> grant(
            SystemPlan plan, Foundation foundation, Port seller, String prefix, String scope) {
        return Map.of(
                prefix + "grant.endpoint",
                plan.ports().internal(seller, TokenSeller.PATH).toString(),
                prefix + "grant.issuer",
                "portvakt-demo",
                prefix + "grant.audience",
                TokenSeller.AUDIENCE,
                prefix + "grant.scope",
                scope,
                prefix + "grant.key",
                foundation.keys().buyer().keyFile().toString(),
                prefix + "grant.key-id",
                "demo-1");
    }
}
