package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.idp.keycloak.KeycloakAdmin;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredStep;
import no.portvakt.idp.sync.InspectedRealm.InspectedFlow;

/** Reads from Keycloak what the declaration speaks about. Changes nothing. */
final class RealmInspector {

    private final KeycloakAdmin keycloak;

    RealmInspector(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    InspectedRealm inspect(DeclaredRealm declared) {
        var realm = "/" + declared.name();
        var settings = keycloak.read(realm);
        if (settings.isEmpty()) {
            return new InspectedRealm(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    MissingNode.getInstance(),
                    Map.of(),
                    Map.of(),
                    Map.of());
        }
        return new InspectedRealm(
                settings,
                declared.browserFlow().flatMap(flow -> flow(realm, flow.alias())),
                list(realm + "/authentication/required-actions").stream()
                        .filter(action -> action.path("enabled").asBoolean())
                        .map(action -> action.path("alias").asText())
                        .toList(),
                list(realm + "/roles").stream()
                        .map(role -> role.path("name").asText())
                        .toList(),
                keycloak.read(realm + "/users/profile").orElse(MissingNode.getInstance()),
                byName(realm + "/clients", "clientId"),
                byName(realm + "/identity-provider/instances", "alias"),
                ClientRules.in(keycloak, realm, declared.clientRules()));
    }

    private Map<String, JsonNode> byName(String path, String key) {
        return list(path).stream()
                .collect(Collectors.toMap(found -> found.path(key).asText(), Function.identity()));
    }

    private Optional<InspectedFlow> flow(String realm, String alias) {
        return list(realm + "/authentication/flows").stream()
                .filter(flow -> alias.equals(flow.path("alias").asText()))
                .findFirst()
                .map(flow -> new InspectedFlow(
                        flow.path("id").asText(),
                        list(realm + "/authentication/flows/" + alias + "/executions").stream()
                                .map(execution -> line(realm, execution))
                                .toList()));
    }

    private String line(String realm, JsonNode execution) {
        boolean isFlow = execution.path("authenticationFlow").asBoolean();
        return DeclaredStep.line(
                DeclaredStep.INDENT.repeat(execution.path("level").asInt()),
                isFlow ? DeclaredStep.FLOW : execution.path("providerId").asText(),
                execution.path("requirement").asText(),
                config(realm, execution.path("authenticationConfig").asText()));
    }

    private SortedMap<String, String> config(String realm, String id) {
        var config = new TreeMap<String, String>();
        if (!id.isEmpty()) {
            keycloak.read(realm + "/authentication/config/" + id).ifPresent(found -> found.path("config")
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText())));
        }
        return config;
    }

    private List<JsonNode> list(String path) {
        return keycloak.read(path)
                .orElse(MissingNode.getInstance())
                .valueStream()
                .toList();
    }
}
