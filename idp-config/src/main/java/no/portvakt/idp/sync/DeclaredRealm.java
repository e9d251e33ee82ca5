package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What a realm shall be. Only what is declared is compared and changed; what is not declared is Keycloak's default,
 * except for required actions, built-in clients and a client's mappers, where the declaration is the whole list.
 *
 * @param name also its path
 * @param settings a part of Keycloak's realm representation, without the browser flow
 * @param browserFlow empty for Keycloak's own
 * @param userProfile what Keycloak may keep about a user
 * @param clients each a part of Keycloak's client representation
 * @param builtInClientsOff Keycloak's own clients that nobody uses here
 */
public record DeclaredRealm(
        String name,
        ObjectNode settings,
        Optional<DeclaredFlow> browserFlow,
        ObjectNode userProfile,
        List<ObjectNode> clients,
        List<String> builtInClientsOff) {

    public DeclaredRealm {
        clients = List.copyOf(clients);
        builtInClientsOff = List.copyOf(builtInClientsOff);
    }

    /** A flow of executions in order, each of them required. */
    public record DeclaredFlow(String alias, List<String> authenticators) {

        public DeclaredFlow {
            authenticators = List.copyOf(authenticators);
        }
    }

    /** The settings with the flow bound. */
    ObjectNode boundSettings() {
        var bound = settings.deepCopy().put("realm", name).put("enabled", true);
        browserFlow.ifPresent(flow -> bound.put("browserFlow", flow.alias()));
        return bound;
    }

    /** The mappers of a declared client. */
    static List<JsonNode> mappersOf(JsonNode client) {
        return client.path("protocolMappers").valueStream().toList();
    }
}
