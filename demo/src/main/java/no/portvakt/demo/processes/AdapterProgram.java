package no.portvakt.demo.processes;

import java.util.TreeMap;
import no.portvakt.demo.machine.Port;

/** The adapter's configuration in the demo. */
final class AdapterProgram {

    private AdapterProgram() {}

    static QuarkusProgram of(SystemPlan plan, Foundation foundation) {
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
        for (var source : new String[] {"folkeregister", "oppad", "krr"}) {
            values.put(
                    "minside.source.\"" + source + "\".url",
                    ports.internal(Port.REGISTERS, "/" + source).toString());
        }
        values.put(
                "minside.portal.\"norge\".public-key",
                keys.portal().publicKeyFile().toString());
        values.put(
                "minside.fagsystem.\"oppad\".public-key",
                keys.oppad().publicKeyFile().toString());
        values.put(
                "minside.delegator.\"gateway\".public-key",
                keys.delegator().publicKeyFile().toString());
        values.put(
                "minside.delegator.\"keycloak\".public-key",
                keys.keycloakDelegator().publicKeyFile().toString());
        values.put("minside.delegation-keys", keys.delegations().keyFile().toString());
        return new QuarkusProgram("MinSide adapter", "minside-adapter", values);
    }
}
