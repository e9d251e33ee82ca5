package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.portvakt.idp.rotation.KeyRotation;
import no.portvakt.idp.rotation.RotationPlan;
import no.portvakt.idp.rotation.RotationStep;
import org.junit.jupiter.api.Test;

/** The gateway's side of it, that it fetches keys again, is in {@code IdentityProviderTest}. */
class KeyRotationIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final RotationPlan PLAN = new RotationPlan(Duration.ofDays(90), Duration.ofHours(24));

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);
    private final KeyRotation rotation = new KeyRotation(keycloak.admin(), "innbygger");
    private final Browser browser = keycloak.browser();

    @Test
    void shouldSignWithTheNewKeyAndVerifyWithTheOldOneForADay() {
        var now = Instant.now();
        var kari = Person.enrolled(keycloak);
        var before = logIn(kari);
        var oldKey = before.keyId();

        var first = rotation.rotate(PLAN, now, step -> {});
        var after = gateway.refresh(before);

        assertThat(first).hasAtLeastOneElementOfType(RotationStep.Make.class);
        assertThat(after.keyId()).isNotEqualTo(oldKey);
        assertThat(published()).contains(oldKey, after.keyId());
        assertThat(rotation.rotate(PLAN, now.plus(Duration.ofHours(23)), step -> {}))
                .as("within the overlap")
                .isEmpty();

        var last = rotation.rotate(PLAN, now.plus(Duration.ofHours(24)), step -> {});

        assertThat(last).isNotEmpty().hasOnlyElementsOfType(RotationStep.Remove.class);
        assertThat(published()).contains(after.keyId()).doesNotContain(oldKey);
        assertThat(gateway.refresh(after).keyId()).as("nobody is logged out").isEqualTo(after.keyId());
    }

    private GatewayClient.Tokens logIn(Person person) {
        var pushed = gateway.push(SUBSTANTIAL);
        var codePage = browser.submit(
                browser.open(pushed.address()), Map.of("pid", person.number().reveal(), "password", person.password()));
        return gateway.redeem(
                browser.submit(codePage, Map.of("code", person.codes().getFirst())), pushed);
    }

    private List<String> published() {
        return keycloak.publishedKeys()
                .path("keys")
                .valueStream()
                .map((JsonNode key) -> key.path("kid").asText())
                .toList();
    }
}
