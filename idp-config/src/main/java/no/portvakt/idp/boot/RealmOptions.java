package no.portvakt.idp.boot;

import java.net.URI;
import java.nio.file.Path;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.Federation;
import no.portvakt.idp.sync.RealmFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where Keycloak is, and what fills the placeholders of the declaration. */
final class RealmOptions {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--realm", required = true, description = "${COMPLETION-CANDIDATES}")
    private @Nullable Realm realm;

    @Option(names = "--login-origin", required = true, description = "what citizens' browsers see, https://login.…")
    private @Nullable URI loginOrigin;

    @Mixin
    private DerivedClients derived = new DerivedClients();

    @Option(names = "--client-keys", required = true, description = "a file with the client's public keys, a JWK set")
    private @Nullable Path clientKeys;

    @Option(names = "--federation", description = "innbygger: a file with other providers of identities, JSON")
    private @Nullable Path federation;

    @Option(
            names = "--second-factors",
            defaultValue = "none",
            description = "what citizens may use beside the letter, of sms, app and email; default none")
    private String secondFactors = "none";

    /** The realms that are declared. */
    enum Realm {
        innbygger,
        ansatte
    }

    KeycloakRest connect() {
        return server.connect();
    }

    DeclaredRealm declared() {
        var keys = ServerOptions.read(ServerOptions.given(clientKeys));
        return switch (ServerOptions.given(realm)) {
            case innbygger -> {
                var realm = RealmFile.innbygger(
                                ServerOptions.given(loginOrigin), derived.redirectUris(), keys, secondFactors)
                        .and(derived.portals(ServerOptions.given(loginOrigin)));
                yield federation == null ? realm : realm.with(Federation.read(ServerOptions.read(federation)));
            }
            case ansatte -> RealmFile.ansatte(ServerOptions.given(loginOrigin), derived.redirectUris(), keys);
        };
    }
}
