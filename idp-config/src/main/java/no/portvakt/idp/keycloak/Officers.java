package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/** The employees who may use the console, in their own realm. */
public final class Officers {

    private static final String REALM = "/ansatte";
    private static final String USERS = REALM + "/users";

    private final KeycloakAdmin keycloak;
    private final ObjectMapper json = new ObjectMapper();

    public Officers(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** Whether there is an officer of this name. */
    public boolean knows(String username) {
        return find(username).isPresent();
    }

    /** Makes an officer. One who is there already keeps what she has: her subject stands in the records. */
    public void enrol(NewOfficer officer) {
        if (knows(officer.username())) {
            return;
        }
        var user = json.createObjectNode()
                .put("username", officer.username())
                .put("firstName", officer.givenName())
                .put("lastName", officer.familyName())
                .put("enabled", true);
        var owned = user.putObject("attributes").putArray("ownerOf");
        officer.ownerOf().forEach(owned::add);
        var credentials = user.putArray("credentials");
        switch (officer.factors()) {
            case NewOfficer.FirstFactors.Temporary(var password) -> credentials.add(password(password, true));
            case NewOfficer.FirstFactors.Both(var password, var codes) ->
                credentials.add(password(password, false)).add(oneTimeCodes(codes));
        }
        keycloak.create(USERS, user);
        var id = find(officer.username())
                .orElseThrow(() -> new IllegalStateException("the officer was made but is not to be found"));
        var roles = json.createArrayNode();
        officer.roles().forEach(role -> keycloak.read(REALM + "/roles/" + role).ifPresent(roles::add));
        if (roles.size() != officer.roles().size()) {
            throw new IllegalStateException("the realm lacks one of the roles " + officer.roles());
        }
        keycloak.create(USERS + "/" + id + "/role-mappings/realm", roles);
    }

    private Optional<String> find(String username) {
        return keycloak.read(USERS + "?exact=true&username=" + username)
                .map(users -> users.path(0).path("id").asText())
                .filter(id -> !id.isEmpty());
    }

    private ObjectNode password(Secret password, boolean temporary) {
        return json.createObjectNode()
                .put("type", "password")
                .put("temporary", temporary)
                .put("value", password.<String>reveal(value -> value));
    }

    /** As Keycloak keeps what an officer's app shares with it. */
    private JsonNode oneTimeCodes(Secret secret) {
        var data = json.createObjectNode()
                .put("subType", "totp")
                .put("algorithm", "HmacSHA1")
                .put("digits", 6)
                .put("period", 30)
                .put("counter", 0);
        return json.createObjectNode()
                .put("type", "otp")
                .put("userLabel", "app")
                .put(
                        "secretData",
                        json.createObjectNode()
                                .put("value", secret.<String>reveal(value -> value))
                                .toString())
                .put("credentialData", data.toString());
    }
}
