package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a realm is at the moment, as far as we declare anything about it.
 *
 * @param settings Keycloak's realm representation; empty if there is no such realm
 * @param flow the flow of the declared name, if there is one
 * @param requiredActionsOn aliases of the required actions that are switched on
 * @param roles of the realm
 * @param clients by client id
 * @param brokers the other providers of identities, by alias
 * @param clientRules what there is under each name that clients are held to: {@code profiles}, {@code policies}
 */
public record InspectedRealm(
        Optional<JsonNode> settings,
        Optional<InspectedFlow> flow,
        List<String> requiredActionsOn,
        List<String> roles,
        JsonNode userProfile,
        Map<String, JsonNode> clients,
        Map<String, JsonNode> brokers,
        Map<String, JsonNode> clientRules) {

    public InspectedRealm {
        requiredActionsOn = List.copyOf(requiredActionsOn);
        roles = List.copyOf(roles);
        clients = Map.copyOf(clients);
        brokers = Map.copyOf(brokers);
        clientRules = Map.copyOf(clientRules);
    }

    /**
     * A flow as it is.
     *
     * @param outline one line a step, for instance {@code portvakt-login REQUIRED}
     */
    public record InspectedFlow(String id, List<String> outline) {

        public InspectedFlow {
            outline = List.copyOf(outline);
        }
    }
}
