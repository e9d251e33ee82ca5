package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.keycloak.KeycloakAdmin;

/**
 * What clients are held to, in Keycloak's terms client profiles (what is enforced) and client policies (on whom).
 * Keycloak takes each kind as one list, so what somebody else has put there is sent along as it is.
 */
final class ClientRules {

    static final String PATH = "/client-policies/";

    private ClientRules() {}

    /** What there is of the declared kinds. Keycloak's own profiles cannot be changed, and are not among them. */
    static Map<String, JsonNode> in(KeycloakAdmin keycloak, String realm, ObjectNode declared) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (var kind : declared.properties()) {
            keycloak.read(realm + PATH + kind.getKey()).ifPresent(rules -> found.put(kind.getKey(), rules));
        }
        return found;
    }

    /** Profiles before the policies that name them, as they are declared. */
    static List<Operation> plan(ObjectNode declared, Map<String, JsonNode> found) {
        List<Operation> operations = new ArrayList<>();
        for (var kind : declared.properties()) {
            var there = Optional.ofNullable(found.get(kind.getKey())).orElse(MissingNode.getInstance());
            plan(kind.getKey(), kind.getValue(), there.path(kind.getKey())).ifPresent(operations::add);
        }
        return operations;
    }

    private static Optional<Operation> plan(String kind, JsonNode wanted, JsonNode there) {
        List<Difference> differences = new ArrayList<>();
        var merged = JsonNodeFactory.instance.arrayNode();
        there.forEach(
                rule -> named(wanted, rule.path("name").asText()).ifPresentOrElse(ours -> {}, () -> merged.add(rule)));
        for (var ours : wanted) {
            var name = ours.path("name").asText();
            var same = named(there, name).orElse(MissingNode.getInstance());
            Difference.between(ours, same)
                    .forEach(difference -> differences.add(new Difference(
                            difference.path().isEmpty() ? name : name + "." + difference.path(),
                            difference.declared(),
                            difference.found())));
            merged.add(ours);
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Operation.SetClientRules(
                        kind, differences, JsonNodeFactory.instance.objectNode().set(kind, merged)));
    }

    private static Optional<JsonNode> named(JsonNode rules, String name) {
        return rules.valueStream()
                .filter(rule -> name.equals(rule.path("name").asText()))
                .findFirst();
    }
}
