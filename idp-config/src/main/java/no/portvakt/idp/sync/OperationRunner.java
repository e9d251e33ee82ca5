package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.portvakt.idp.keycloak.KeycloakAdmin;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;
import no.portvakt.idp.sync.Operation.AddMapper;
import no.portvakt.idp.sync.Operation.CreateBroker;
import no.portvakt.idp.sync.Operation.CreateClient;
import no.portvakt.idp.sync.Operation.CreateFlow;
import no.portvakt.idp.sync.Operation.CreateRealm;
import no.portvakt.idp.sync.Operation.CreateRole;
import no.portvakt.idp.sync.Operation.RemoveMapper;
import no.portvakt.idp.sync.Operation.ReplaceFlow;
import no.portvakt.idp.sync.Operation.SetClientRules;
import no.portvakt.idp.sync.Operation.SetUserProfile;
import no.portvakt.idp.sync.Operation.SwitchOffBroker;
import no.portvakt.idp.sync.Operation.SwitchOffClient;
import no.portvakt.idp.sync.Operation.SwitchOffRequiredAction;
import no.portvakt.idp.sync.Operation.SwitchOnRequiredAction;
import no.portvakt.idp.sync.Operation.UpdateBroker;
import no.portvakt.idp.sync.Operation.UpdateClient;
import no.portvakt.idp.sync.Operation.UpdateRealm;

/** Does to Keycloak what an operation says. */
final class OperationRunner {

    private static final String FLOWS = "/authentication/flows";
    private static final String REQUIRED_ACTIONS = "/authentication/required-actions";
    private static final String BROKERS = "/identity-provider/instances";

    private final KeycloakAdmin keycloak;
    private final String realm;
    private final ObjectMapper json = new ObjectMapper();

    OperationRunner(KeycloakAdmin keycloak, String realmName) {
        this.keycloak = keycloak;
        this.realm = "/" + realmName;
    }

    void run(Operation operation) {
        switch (operation) {
            case CreateRealm(var name) ->
                keycloak.create("", json.createObjectNode().put("realm", name).put("enabled", false));
            case CreateFlow(var flow) -> new FlowMaker(keycloak, realm).make(flow, flow.alias());
            case ReplaceFlow(var flow, var oldId) -> replaceFlow(flow, oldId);
            case UpdateRealm(var differences, var merged) -> keycloak.replace(realm, merged);
            case SetUserProfile(var differences, var profile) -> keycloak.replace(realm + "/users/profile", profile);
            case SwitchOffRequiredAction(var alias) -> switchAction(alias, false);
            case SwitchOnRequiredAction(var alias) -> switchAction(alias, true);
            case CreateRole(var name) ->
                keycloak.create(realm + "/roles", json.createObjectNode().put("name", name));
            case SwitchOffClient(var clientId, var merged) -> replaceClient(merged);
            case SetClientRules(var kind, var differences, var merged) ->
                keycloak.replace(realm + ClientRules.PATH + kind, merged);
            case CreateClient(var clientId, var client) -> keycloak.create(realm + "/clients", client);
            case UpdateClient(var clientId, var differences, var merged) -> replaceClient(merged);
            case AddMapper(var clientId, var clientKey, var name, var mapper) ->
                keycloak.create(mappersOf(clientKey), mapper);
            case RemoveMapper(var clientId, var clientKey, var name, var mapperKey) ->
                keycloak.remove(mappersOf(clientKey) + "/" + mapperKey);
            case CreateBroker(var alias, var broker) -> keycloak.create(realm + BROKERS, broker);
            case UpdateBroker(var alias, var differences, var merged) ->
                keycloak.replace(realm + BROKERS + "/" + alias, merged);
            case SwitchOffBroker(var alias, var merged) -> keycloak.replace(realm + BROKERS + "/" + alias, merged);
        }
    }

    private void replaceClient(ObjectNode client) {
        keycloak.replace(realm + "/clients/" + client.path("id").asText(), client);
    }

    private String mappersOf(String clientKey) {
        return realm + "/clients/" + clientKey + "/protocol-mappers/models";
    }

    /** Under another name first, then bound, then the old one removed: Keycloak's own flow is never in force. */
    private void replaceFlow(DeclaredFlow flow, String oldId) {
        var next = flow.alias() + "-next";
        new FlowMaker(keycloak, realm).make(flow, next);
        keycloak.replace(realm, json.createObjectNode().put("browserFlow", next));
        keycloak.remove(realm + FLOWS + "/" + oldId);
        keycloak.read(realm + FLOWS).ifPresent(flows -> flows.valueStream()
                .filter(made -> next.equals(made.path("alias").asText()))
                .forEach(made -> keycloak.replace(
                        realm + FLOWS + "/" + made.path("id").asText(),
                        ((ObjectNode) made).put("alias", flow.alias()))));
    }

    private void switchAction(String alias, boolean on) {
        var path = realm + REQUIRED_ACTIONS + "/" + alias;
        if (keycloak.read(path).isEmpty()) {
            // One of our own is no part of a realm before somebody says so.
            keycloak.create(
                    realm + "/authentication/register-required-action",
                    json.createObjectNode().put("providerId", alias).put("name", alias));
        }
        keycloak.read(path)
                .ifPresent(action -> keycloak.replace(
                        path, ((ObjectNode) action).put("enabled", on).put("defaultAction", false)));
    }
}
