package no.portvakt.idp.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import no.portvakt.idp.keycloak.KeycloakAdmin;

/**
 * Rotates the RSA keys that a realm signs with. Keys that encrypt, and the secret ones that Keycloak alone uses, are left
 * alone. Nobody is logged out by it: whoever verifies fetches keys again when an unknown one has signed.
 */
public final class KeyRotation {

    private static final String COMPONENTS = "/components";
    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String RSA = "rsa-generated";
    private static final String ALGORITHM = "RS256";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KeycloakAdmin keycloak;
    private final String realm;

    public KeyRotation(KeycloakAdmin keycloak, String realmName) {
        this.keycloak = keycloak;
        this.realm = "/" + realmName;
    }

    /** What {@link #rotate} would do. */
    public List<RotationStep> plan(RotationPlan plan, Instant now) {
        return plan.steps(components().stream().map(KeyRotation::key).toList(), now);
    }

    /**
     * Does what is due; a second time it does nothing.
     *
     * @param progress told each step before it is done
     */
    public List<RotationStep> rotate(RotationPlan plan, Instant now, Consumer<RotationStep> progress) {
        var steps = plan(plan, now);
        for (var step : steps) {
            progress.accept(step);
            switch (step) {
                case RotationStep.Make(var name, var priority) -> make(name, priority);
                case RotationStep.Retire(var key) -> retire(key);
                case RotationStep.Remove(var key) -> keycloak.remove(realm + COMPONENTS + "/" + key.id());
            }
        }
        return steps;
    }

    private List<JsonNode> components() {
        return keycloak.read(realm + COMPONENTS + "?type=" + KEYS)
                .orElse(MissingNode.getInstance())
                .valueStream()
                .filter(component -> RSA.equals(component.path("providerId").asText()))
                // Portals that are held to FAPI have tokens signed by another algorithm, with a key that Keycloak
                // makes.
                .filter(component -> ALGORITHM.equals(
                        component.path("config").path("algorithm").path(0).asText(ALGORITHM)))
                .toList();
    }

    private static SigningKey key(JsonNode component) {
        var config = component.path("config");
        return new SigningKey(
                component.path("id").asText(),
                component.path("name").asText(),
                config.path("priority").path(0).asLong(),
                config.path("active").path(0).asBoolean(true));
    }

    private void make(String name, long priority) {
        var parent = keycloak.read(realm).orElseThrow().path("id").asText();
        var config = JSON.objectNode();
        set(config, "priority", Long.toString(priority));
        set(config, "active", "true");
        set(config, "enabled", "true");
        set(config, "algorithm", ALGORITHM);
        set(config, "keySize", "3072");
        keycloak.create(
                realm + COMPONENTS,
                JSON.objectNode()
                        .put("name", name)
                        .put("providerId", RSA)
                        .put("providerType", KEYS)
                        .put("parentId", parent)
                        .set("config", config));
    }

    private void retire(SigningKey key) {
        var path = realm + COMPONENTS + "/" + key.id();
        if (keycloak.read(path).orElseThrow() instanceof ObjectNode component) {
            set(component.withObject("config"), "active", "false");
            keycloak.replace(path, component);
        }
    }

    /** Keycloak's components have a list for everything. */
    private static void set(ObjectNode config, String name, String value) {
        config.set(name, JSON.arrayNode().add(value));
    }
}
