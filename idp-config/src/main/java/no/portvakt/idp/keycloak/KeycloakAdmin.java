package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The admin API, as resources under {@code /admin/realms}. Paths are built from names that we declare, never from
 * anything about a person.
 *
 * <p>Every method throws {@link KeycloakRefused} when Keycloak says no, and {@link java.io.UncheckedIOException} when
 * it cannot be reached.
 */
public interface KeycloakAdmin {

    /** Empty if there is no such resource. */
    Optional<JsonNode> read(String path);

    /** Gives what Keycloak answered; an empty object if it answered nothing. */
    JsonNode create(String path, JsonNode body);

    /** Gives what Keycloak answered; an empty object if it answered nothing. */
    JsonNode replace(String path, JsonNode body);

    void remove(String path);
}
