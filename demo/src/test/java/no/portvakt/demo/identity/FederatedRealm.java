package no.portvakt.demo.identity;

import no.portvakt.demo.providers.IdPorten;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.Federation;
import no.portvakt.idp.sync.RealmSync;

/** A realm like that of the citizens, under another name, where citizens may log in by other providers too. */
record FederatedRealm(RunningKeycloak keycloak, String name) {

    private static final String HIGH = ", \"idporten-loa-high\": 4";

    /** ID-porten; one that takes real persons only, one that enrols, one that is away, and one that reaches 3. */
    static String providers(IdPorten upstream) {
        return "{\"ownWays\": [\"pin\", \"pki\"], \"providers\": ["
                + String.join(
                        ",",
                        provider(upstream, "idporten", upstream.token().toString(), true, false, HIGH),
                        provider(upstream, "streng", upstream.token().toString(), false, false, HIGH),
                        provider(upstream, "verver", upstream.token().toString(), true, true, HIGH),
                        provider(upstream, "borte", "https://localhost:1/token", true, false, HIGH),
                        provider(upstream, "lav", upstream.token().toString(), true, false, ""))
                + "]}";
    }

    private static String provider(
            IdPorten upstream, String alias, String token, boolean testPersons, boolean enrols, String more) {
        return """
                {
                  "alias": "%s", "name": "ID-porten", "protocol": "oidc", "issuer": "%s",
                  "authorizationEndpoint": "%s", "tokenEndpoint": "%s", "jwksUri": "%s",
                  "clientId": "portvakt", "testPersons": %b, "enrols": %b,
                  "levels": {"idporten-loa-low": 2, "idporten-loa-substantial": 3%s}
                }
                """.formatted(
                alias, upstream.issuer(), upstream.authorization(), token, upstream.keys(), testPersons, enrols, more);
    }

    void declare(String federation) {
        new RealmSync(keycloak.admin()).apply(declared(federation), _ -> {});
    }

    DeclaredRealm declared(String federation) {
        return keycloak.innbygger().named(name).with(Federation.read(federation));
    }

    void remove() {
        keycloak.admin().remove("/" + name);
    }
}
