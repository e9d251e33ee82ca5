package no.portvakt.idp.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredStep;
import no.portvakt.idp.sync.InspectedRealm.InspectedFlow;
import org.junit.jupiter.api.Test;

class RealmPlannerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeclaredRealm declared = new DeclaredRealm(
            "r",
            json("{'rememberMe': false, 'attributes': {'a': '1'}}"),
            Optional.of(new DeclaredFlow("flow", List.of(DeclaredStep.Execution.required("step")))),
            List.of("CONFIGURE_TOTP"),
            List.of("auditor"),
            json("{'attributes': [{'name': 'username'}]}"),
            List.of(json("{'clientId': 'c', 'redirectUris': ['x', 'y'],"
                    + " 'protocolMappers': [{'name': 'pid', 'protocolMapper': 'p'}]}")),
            List.of("account"),
            List.of(json("{'alias': 'idp', 'providerId': 'portvakt-oidc', 'enabled': true}")),
            json("{'policies': [{'name': 'ours', 'enabled': true}]}"));

    @Test
    void shouldMakeEverythingInOrderWhenThereIsNoRealm() {
        var nothing = new InspectedRealm(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                MissingNode.getInstance(),
                Map.of(),
                Map.of(),
                Map.of());

        assertThat(RealmPlanner.plan(declared, nothing))
                .extracting(operation -> operation.getClass().getSimpleName())
                .containsExactly(
                        "CreateRealm",
                        "CreateFlow",
                        "UpdateRealm",
                        "SetUserProfile",
                        "SwitchOnRequiredAction",
                        "CreateRole",
                        "SetClientRules",
                        "CreateClient",
                        "CreateBroker");
    }

    @Test
    void shouldPlanNothingWhenAllIsAsDeclared() {
        assertThat(RealmPlanner.plan(declared, asDeclared())).isEmpty();
    }

    @Test
    void shouldKeepWhatIsNotDeclaredWhenTheRealmIsChanged() {
        var found = new InspectedRealm(
                Optional.of(json("{'id': '1', 'realm': 'r', 'enabled': true, 'browserFlow': 'flow', 'rememberMe': true,"
                        + " 'attributes': {'a': '2', 'b': '3'}}")),
                asDeclared().flow(),
                List.of("CONFIGURE_TOTP"),
                List.of("auditor", "offline_access"),
                asDeclared().userProfile(),
                asDeclared().clients(),
                asDeclared().brokers(),
                asDeclared().clientRules());

        assertThat(RealmPlanner.plan(declared, found)).singleElement().satisfies(operation -> {
            assertThat(operation.describe())
                    .contains("rememberMe: true -> false")
                    .contains("attributes.a: \"2\" -> \"1\"");
            assertThat(((Operation.UpdateRealm) operation).merged().path("attributes"))
                    .isEqualTo(json("{'a': '1', 'b': '3'}"));
        });
    }

    @Test
    void shouldRemoveAClaimWhenItIsNotDeclared() {
        var client = json("{'id': '7', 'clientId': 'c', 'redirectUris': ['y', 'x'], 'protocolMappers': ["
                + "{'id': '8', 'name': 'pid', 'protocolMapper': 'other'}, {'id': '9', 'name': 'leak'}]}");
        var found = new InspectedRealm(
                asDeclared().settings(),
                asDeclared().flow(),
                List.of("CONFIGURE_TOTP", "UPDATE_PROFILE"),
                List.of("auditor"),
                asDeclared().userProfile(),
                Map.of("c", client, "account", json("{'id': '6', 'clientId': 'account', 'enabled': true}")),
                asDeclared().brokers(),
                asDeclared().clientRules());

        assertThat(RealmPlanner.plan(declared, found))
                .extracting(Operation::describe)
                .containsExactly(
                        "switch off the required action UPDATE_PROFILE",
                        "switch off the client account",
                        "remove the mapper pid from c",
                        "remove the mapper leak from c",
                        "add the mapper pid to c");
    }

    @Test
    void shouldReplaceTheFlowWhenItsExecutionsDiffer() {
        var found = new InspectedRealm(
                asDeclared().settings(),
                Optional.of(new InspectedFlow("5", List.of("step ALTERNATIVE"))),
                List.of("CONFIGURE_TOTP"),
                List.of("auditor", "offline_access"),
                asDeclared().userProfile(),
                asDeclared().clients(),
                asDeclared().brokers(),
                asDeclared().clientRules());

        assertThat(RealmPlanner.plan(declared, found))
                .containsExactly(new Operation.ReplaceFlow(
                        new DeclaredFlow("flow", List.of(DeclaredStep.Execution.required("step"))), "5"));
    }

    @Test
    void shouldSwitchOffAProviderOfOursWhenItIsDeclaredNoMoreAndLeaveAloneSomebodyElses() {
        var found = new InspectedRealm(
                asDeclared().settings(),
                asDeclared().flow(),
                List.of("CONFIGURE_TOTP"),
                List.of("auditor"),
                asDeclared().userProfile(),
                asDeclared().clients(),
                Map.of(
                        "idp", json("{'alias': 'idp', 'providerId': 'portvakt-oidc', 'enabled': false}"),
                        "old", json("{'alias': 'old', 'providerId': 'portvakt-oidc', 'enabled': true}"),
                        "theirs", json("{'alias': 'theirs', 'providerId': 'oidc', 'enabled': true}")),
                asDeclared().clientRules());

        assertThat(RealmPlanner.plan(declared, found))
                .extracting(Operation::describe)
                .containsExactly(
                        "change the identity provider idp: enabled: false -> true",
                        "switch off the identity provider old");
    }

    @Test
    void shouldSwitchOffAPortalThatIsDeclaredNoMore() {
        var portal =
                json("{'id': '9', 'clientId': 'eportal', 'enabled': true, 'attributes': {'portvakt.portal': 'true'}}");
        var somebodyElses = json("{'id': '10', 'clientId': 'other', 'enabled': true, 'attributes': {}}");
        var clients = new HashMap<>(asDeclared().clients());
        clients.put("eportal", portal);
        clients.put("other", somebodyElses);

        assertThat(RealmPlanner.plan(declared, with(clients, asDeclared().clientRules())))
                .extracting(Operation::describe)
                .containsExactly("switch off the client eportal");
        assertThat(RealmPlanner.plan(
                        declared.and(List.of(json("{'clientId': 'eportal'}"))),
                        with(clients, asDeclared().clientRules())))
                .isEmpty();
    }

    @Test
    void shouldChangeOurClientRulesAndKeepThoseOfOthers() {
        var rules = Map.<String, JsonNode>of(
                "policies",
                json("{'policies': [{'name': 'theirs', 'enabled': true}, {'name': 'ours', 'enabled': false}]}"));

        assertThat(RealmPlanner.plan(declared, with(asDeclared().clients(), rules)))
                .singleElement()
                .satisfies(operation -> {
                    assertThat(operation.describe())
                            .isEqualTo("change the client policies: ours.enabled: false -> true");
                    assertThat(((Operation.SetClientRules) operation).merged())
                            .isEqualTo(json("{'policies': [{'name': 'theirs', 'enabled': true},"
                                    + " {'name': 'ours', 'enabled': true}]}"));
                });
    }

    private static InspectedRealm with(Map<String, JsonNode> clients, Map<String, JsonNode> rules) {
        var found = asDeclared();
        return new InspectedRealm(
                found.settings(),
                found.flow(),
                found.requiredActionsOn(),
                found.roles(),
                found.userProfile(),
                clients,
                found.brokers(),
                rules);
    }

    private static InspectedRealm asDeclared() {
        JsonNode client = json("{'id': '7', 'clientId': 'c', 'enabled': true, 'redirectUris': ['y', 'x'],"
                + " 'protocolMappers': [{'id': '8', 'name': 'pid', 'protocolMapper': 'p', 'config': {}}]}");
        return new InspectedRealm(
                Optional.of(json("{'id': '1', 'realm': 'r', 'enabled': true, 'browserFlow': 'flow',"
                        + " 'rememberMe': 'false', 'attributes': {'a': '1', 'b': '3'}}")),
                Optional.of(new InspectedFlow("5", List.of("step REQUIRED"))),
                List.of("CONFIGURE_TOTP"),
                List.of("auditor"),
                json("{'attributes': [{'name': 'username', 'multivalued': false}]}"),
                Map.of("c", client),
                Map.of("idp", json("{'alias': 'idp', 'providerId': 'portvakt-oidc', 'enabled': true, 'config': {}}")),
                Map.of("policies", json("{'policies': [{'name': 'ours', 'enabled': true, 'conditions': []}]}")));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
