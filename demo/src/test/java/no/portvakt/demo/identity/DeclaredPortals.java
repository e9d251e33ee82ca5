package no.portvakt.demo.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.portvakt.demo.WholeSystem;
import no.portvakt.idp.client.PortalClients;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.Portal;

/** Keycloak's clients of the portals that a test declares for services that are shipped. */
public final class DeclaredPortals {

    private DeclaredPortals() {}

    public static List<ObjectNode> clients(Portal... portals) {
        var policy =
                switch (ProfileLoader.fromClassPath()) {
                    case LoadOutcome.Loaded(var catalog) -> Policy.compile(catalog);
                    case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
                };
        return new PortalClients(
                        policy,
                        new AcrMapping("innbygger", AcrMapping.ID_PORTEN),
                        WholeSystem.system().ports().origin("login"))
                .of(List.of(portals));
    }

    /** From now on the realm has these clients. */
    public static void declare(List<ObjectNode> clients) {
        try (var admin = WholeSystem.system().keycloakAsOperator()) {
            new RealmSync(admin).apply(WholeSystem.system().citizensRealm().and(clients), _ -> {});
        }
    }

    /** And now no more. */
    public static void withdraw(List<ObjectNode> clients) {
        try (var admin = WholeSystem.system().keycloakAsOperator()) {
            for (var client : clients) {
                var found = admin.read("/innbygger/clients?clientId="
                                + client.path("clientId").asText())
                        .orElseThrow();
                admin.remove("/innbygger/clients/" + found.path(0).path("id").asText());
            }
        }
    }
}
