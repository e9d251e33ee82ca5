package no.portvakt.idp.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredStep;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void shouldNameEachSettingWithBothItsValues() {
        var object = JsonNodeFactory.instance.objectNode();
        var drifts = Drift.of(List.of(
                new Operation.UpdateRealm(
                        List.of(
                                new Difference("bruteForceProtected", BooleanNode.TRUE, BooleanNode.FALSE),
                                new Difference("attributes.acr.loa.map", BooleanNode.TRUE, MissingNode.getInstance())),
                        object),
                new Operation.UpdateClient(
                        "portvakt-gateway",
                        List.of(new Difference("directAccessGrantsEnabled", BooleanNode.FALSE, BooleanNode.TRUE)),
                        object)));

        assertThat(drifts)
                .extracting(Drift::describe)
                .containsExactly(
                        "realm: bruteForceProtected is false, declared is true",
                        "realm: attributes.acr.loa.map is missing, declared is true",
                        "client portvakt-gateway: directAccessGrantsEnabled is true, declared is false");
    }

    @Test
    void shouldCallAMapperThatIsRemovedAndAddedChanged() {
        var object = JsonNodeFactory.instance.objectNode();
        var drifts = Drift.of(List.of(
                new Operation.RemoveMapper("c", "7", "pid", "8"),
                new Operation.RemoveMapper("c", "7", "leak", "9"),
                new Operation.AddMapper("c", "7", "pid", object),
                new Operation.AddMapper("c", "7", "amr", object)));

        assertThat(drifts)
                .extracting(Drift::describe)
                .containsExactly(
                        "client c: mapper pid is another, declared is there",
                        "client c: mapper leak is there, declared is that there is none",
                        "client c: mapper amr is missing, declared is there");
    }

    @Test
    void shouldTellWhatIsMissingOrReplacedWhole() {
        var object = JsonNodeFactory.instance.objectNode();
        var flow = new DeclaredFlow("portvakt-browser", List.of(DeclaredStep.Execution.required("portvakt-login")));
        var drifts = Drift.of(List.of(
                new Operation.CreateRealm("innbygger"),
                new Operation.CreateFlow(flow),
                new Operation.ReplaceFlow(flow, "5"),
                new Operation.SwitchOffRequiredAction("UPDATE_PROFILE"),
                new Operation.SwitchOnRequiredAction("CONFIGURE_TOTP"),
                new Operation.CreateRole("auditor"),
                new Operation.SwitchOffClient("account", object),
                new Operation.CreateClient("portvakt-console", object)));

        assertThat(drifts)
                .extracting(Drift::describe)
                .containsExactly(
                        "realm innbygger: itself is missing, declared is there",
                        "flow portvakt-browser: itself is missing, declared is there",
                        "flow portvakt-browser: steps is others, declared is portvakt-login REQUIRED",
                        "required action UPDATE_PROFILE: enabled is true, declared is false",
                        "required action CONFIGURE_TOTP: enabled is false, declared is true",
                        "role auditor: itself is missing, declared is there",
                        "client account: enabled is true, declared is false",
                        "client portvakt-console: itself is missing, declared is there");
    }
}
