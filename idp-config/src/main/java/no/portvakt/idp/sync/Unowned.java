package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.idp.keycloak.KeycloakAdmin;

/** What somebody else has put into a realm. Only read, to be told of. */
final class Unowned {

    /** Every realm has these. */
    private static final Set<String> KEYCLOAKS_CLIENTS =
            Set.of("account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console");

    private final KeycloakAdmin keycloak;

    Unowned(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** Kind and name of each, in alphabetical order. */
    List<String> besides(DeclaredRealm declared) {
        var realm = "/" + declared.name();
        var flow = declared.browserFlow().map(DeclaredRealm.DeclaredFlow::alias);
        return Stream.of(
                        names("client", realm + "/clients", "clientId")
                                .filter(client -> !KEYCLOAKS_CLIENTS.contains(client.name()))
                                .filter(client -> declared.clients().stream().noneMatch(ours -> client.name()
                                        .equals(ours.path("clientId").asText()))),
                        names("identity provider", realm + "/identity-provider/instances", "alias")
                                .filter(broker -> !broker.ours()),
                        names("flow", realm + "/authentication/flows", "alias")
                                .filter(found -> !found.builtIn())
                                .filter(found ->
                                        flow.filter(found.name()::equals).isEmpty()))
                .flatMap(found -> found)
                .map(found -> found.kind() + " " + found.name())
                .sorted()
                .toList();
    }

    private record Found(String kind, String name, boolean builtIn, boolean ours) {}

    private Stream<Found> names(String kind, String path, String key) {
        return keycloak.read(path)
                .map(JsonNode.class::cast)
                .orElse(MissingNode.getInstance())
                .valueStream()
                .map(found -> new Found(
                        kind,
                        found.path(key).asText(),
                        found.path("builtIn").asBoolean(),
                        found.path("providerId").asText().startsWith(DeclaredRealm.OURS)));
    }
}
