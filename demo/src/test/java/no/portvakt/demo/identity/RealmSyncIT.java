package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.portvakt.idp.sync.Drift;
import no.portvakt.idp.sync.Operation;
import no.portvakt.idp.sync.RealmSync;
import org.junit.jupiter.api.Test;

class RealmSyncIT {

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldPlanNothingWhenTheRealmIsAsDeclared() {
        var sync = new RealmSync(keycloak.admin());

        assertThat(sync.plan(keycloak.innbygger()))
                .extracting(Operation::describe)
                .isEmpty();
        assertThat(sync.plan(keycloak.ansatte()))
                .extracting(Operation::describe)
                .isEmpty();
    }

    @Test
    void shouldMendWhatSomebodyChangedByHand() {
        var admin = keycloak.admin();
        var declared = keycloak.ansatte();
        admin.replace("/ansatte", json.createObjectNode().put("registrationAllowed", true));
        var console = (ObjectNode) admin.read("/ansatte/clients?clientId=portvakt-console")
                .orElseThrow()
                .get(0);
        admin.replace(
                "/ansatte/clients/" + console.path("id").asText(), console.put("directAccessGrantsEnabled", true));
        admin.create(
                "/ansatte/clients/" + console.path("id").asText() + "/protocol-mappers/models",
                json.createObjectNode()
                        .put("name", "leak")
                        .put("protocol", "openid-connect")
                        .put("protocolMapper", "oidc-usermodel-attribute-mapper"));
        var sync = new RealmSync(admin);

        assertThat(sync.plan(declared))
                .extracting(Operation::describe)
                .anySatisfy(line -> assertThat(line).contains("registrationAllowed: true -> false"))
                .anySatisfy(line -> assertThat(line).contains("directAccessGrantsEnabled: true -> false"))
                .anySatisfy(line -> assertThat(line).contains("remove the mapper leak from portvakt-console"))
                .hasSize(3);
        sync.apply(declared, operation -> {});

        assertThat(sync.plan(declared)).isEmpty();
    }

    @Test
    void shouldNameWhatWasChangedByHandAndLeaveAloneWhatIsSomebodyElses() {
        var admin = keycloak.admin();
        var declared = keycloak.ansatte();
        admin.replace("/ansatte", json.createObjectNode().put("rememberMe", true));
        admin.create("/ansatte/clients", json.createObjectNode().put("clientId", "old-portal"));
        var sync = new RealmSync(admin);

        var drift = sync.drift(declared);
        sync.apply(declared, operation -> {});
        var mended = sync.drift(declared);

        assertThat(drift.drifts())
                .extracting(Drift::describe)
                .containsExactly("realm: rememberMe is true, declared is false");
        assertThat(drift.leftAlone()).contains("client old-portal");
        assertThat(mended.drifts()).isEmpty();
        assertThat(mended.leftAlone()).contains("client old-portal");
        admin.remove("/ansatte/clients/"
                + admin.read("/ansatte/clients?clientId=old-portal")
                        .orElseThrow()
                        .get(0)
                        .path("id")
                        .asText());
    }

    @Test
    void shouldPutTheDeclaredFlowBackWhenItWasEmptied() {
        var admin = keycloak.admin();
        var path = "/innbygger/authentication/flows/portvakt-browser/executions";
        var execution = admin.read(path).orElseThrow().get(0).path("id").asText();
        admin.remove("/innbygger/authentication/executions/" + execution);
        var sync = new RealmSync(admin);

        assertThat(sync.apply(keycloak.innbygger(), operation -> {}))
                .singleElement()
                .isInstanceOf(Operation.ReplaceFlow.class);

        assertThat(sync.plan(keycloak.innbygger())).isEmpty();
        assertThat(admin.read("/innbygger").orElseThrow().path("browserFlow").asText())
                .isEqualTo("portvakt-browser");
    }
}
