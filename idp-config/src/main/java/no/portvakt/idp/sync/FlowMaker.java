package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import no.portvakt.idp.keycloak.KeycloakAdmin;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredStep;

/** Makes a flow, step by step, that nothing is bound to yet. */
final class FlowMaker {

    private static final String FLOWS = "/authentication/flows";
    private static final int DISTINCT = 8;

    private final KeycloakAdmin keycloak;
    private final String realm;
    private final ObjectMapper json = new ObjectMapper();

    FlowMaker(KeycloakAdmin keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    void make(DeclaredFlow flow, String alias) {
        keycloak.create(
                realm + FLOWS,
                json.createObjectNode()
                        .put("alias", alias)
                        .put("providerId", "basic-flow")
                        .put("topLevel", true)
                        .put("builtIn", false));
        steps(flow.steps(), alias);
    }

    private void steps(List<DeclaredStep> steps, String alias) {
        for (var step : steps) {
            switch (step) {
                case DeclaredStep.Execution execution -> execution(execution, alias);
                case DeclaredStep.Subflow subflow -> subflow(subflow, alias);
            }
        }
    }

    private void execution(DeclaredStep.Execution execution, String alias) {
        keycloak.create(
                executionsOf(alias) + "/execution", json.createObjectNode().put("provider", execution.authenticator()));
        var made = require(alias, execution.requirement());
        if (!execution.config().isEmpty()) {
            var config = json.createObjectNode().put("alias", execution.authenticator() + "-" + distinct());
            execution.config().forEach(config.putObject("config")::put);
            keycloak.create(
                    realm + "/authentication/executions/" + made.path("id").asText() + "/config", config);
        }
    }

    /** Subflows have names of their own in a realm, and the one that is replaced still has its. */
    private void subflow(DeclaredStep.Subflow subflow, String alias) {
        var name = subflow.name() + "-" + distinct();
        keycloak.create(
                executionsOf(alias) + "/flow",
                json.createObjectNode().put("alias", name).put("type", "basic-flow"));
        require(alias, subflow.requirement());
        steps(subflow.steps(), name);
    }

    /** Of the step that was added last: the last of the flow's own steps. */
    private JsonNode require(String alias, String requirement) {
        var executions = keycloak.read(executionsOf(alias)).orElse(json.createArrayNode());
        var last = executions
                .valueStream()
                .filter(execution -> execution.path("level").asInt() == 0)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("a step was made but is not to be found"));
        keycloak.replace(executionsOf(alias), ((ObjectNode) last).put("requirement", requirement));
        return last;
    }

    private String executionsOf(String alias) {
        return realm + FLOWS + "/" + alias + "/executions";
    }

    private static String distinct() {
        return UUID.randomUUID().toString().substring(0, DISTINCT);
    }
}
