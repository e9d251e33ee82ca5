package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import no.portvakt.trust.secret.Secret;

/** The employees who may use the console, in their own realm. */
public final class Officers {

    private static final String USERS = "/ansatte/users";

    private final KeycloakAdmin keycloak;
    private final ObjectMapper json = new ObjectMapper();

    public Officers(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** Makes an officer, or renews the password of the one there is. */
    public void enrol(String username, String givenName, String familyName, Secret password) {
        var found = keycloak.read(USERS + "?exact=true&username=" + username);
        if (found.isEmpty() || found.get().isEmpty()) {
            keycloak.create(
                    USERS,
                    json.createObjectNode()
                            .put("username", username)
                            .put("firstName", givenName)
                            .put("lastName", familyName)
                            .put("enabled", true));
            found = keycloak.read(USERS + "?exact=true&username=" + username);
        }
        var id = found.map(users -> users.path(0).path("id").asText())
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalStateException("the officer was made but is not to be found"));
        var credential = json.createObjectNode()
                .put("type", "password")
                .put("temporary", false)
                .put("value", password.<String>reveal(value -> value));
        keycloak.replace(USERS + "/" + id + "/reset-password", credential);
    }
}
