package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.UUID;
import no.portvakt.demo.providers.IdPorten;
import no.portvakt.idp.sync.DeclaredRealm;
import no.portvakt.idp.sync.Drift;
import no.portvakt.idp.sync.Operation;
import no.portvakt.idp.sync.RealmSync;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Providers of identities as declared, against what somebody does to them by hand, and their secrets in the vault. */
class DeclaredProvidersIT {

    private static final String REALM = "innbygger-leverandor";
    private static final String IDPORTEN = "/" + REALM + "/identity-provider/instances/idporten";
    private static final String SECRET = "hemmelig-" + UUID.randomUUID();
    private static final String BY_HAND = "skrevet-for-hand-" + UUID.randomUUID();

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final IdPorten UPSTREAM = IdPorten.start(KEYCLOAK.serverCertificate());
    private static final FederatedRealm FEDERATED = new FederatedRealm(KEYCLOAK, REALM);
    private static final String DECLARED = "{\"ownWays\": [\"pin\"], \"providers\": ["
            + UPSTREAM.provider().replace("\"clientId\"", "\"secret\": \"idporten\", \"clientId\"") + "]}";

    private final RealmSync sync = new RealmSync(KEYCLOAK.admin());
    private final DeclaredRealm declared = FEDERATED.declared(DECLARED);

    @BeforeAll
    static void declare() throws Exception {
        Files.writeString(KEYCLOAK.server().vault().resolve(REALM + "_idporten"), SECRET);
        FEDERATED.declare(DECLARED);
    }

    @AfterAll
    static void forget() throws Exception {
        FEDERATED.remove();
        UPSTREAM.close();
        Files.delete(KEYCLOAK.server().vault().resolve(REALM + "_idporten"));
    }

    @Test
    void shouldProveItselfWithTheSecretInTheVault() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var gateway = GatewayClient.at(KEYCLOAK, REALM);
        var browser = KEYCLOAK.browser();
        var pushed = gateway.push("idporten-loa-substantial");

        var away = browser.follow(browser.open(pushed.address()), "portvakt-broker-idporten");
        var answer = UPSTREAM.logInWithoutIssuer(
                away.redirect().orElseThrow(), IdPorten.claims(kari.number(), "idporten-loa-substantial", "BankID"));

        assertThat(browser.open(answer).query("code")).isNotEmpty();
        assertThat(UPSTREAM.clientPasswords()).containsExactly(SECRET);
        assertThat(new StoredTexts(KEYCLOAK.database()).columnsWith(SECRET)).isEmpty();
        assertThat(KEYCLOAK.logged()).doesNotContain(SECRET);
    }

    @Test
    void shouldNameWhatWasChangedByHandMendItAndThenHaveNothingToDo() {
        var admin = KEYCLOAK.admin();
        assertThat(sync.plan(declared)).isEmpty();
        var provider = (ObjectNode) admin.read(IDPORTEN).orElseThrow();
        provider.put("enabled", false);
        provider.withObject("config")
                .put("validateSignature", "false")
                .put("portvaktLevels", "idporten-loa-low=4")
                .put("clientSecret", BY_HAND);
        admin.replace(IDPORTEN, provider);
        admin.create(
                "/" + REALM + "/identity-provider/instances",
                JsonNodeFactory.instance.objectNode().put("alias", "github").put("providerId", "github"));

        var drift = sync.drift(declared);
        var planned = sync.plan(declared).stream().map(Operation::describe).toList();
        var done = sync.apply(declared, _ -> {});

        assertThat(drift.drifts())
                .extracting(Drift::describe)
                .containsExactlyInAnyOrder(
                        "identity provider idporten: enabled is false, declared is true",
                        "identity provider idporten: config.validateSignature is \"false\", declared is \"true\"",
                        "identity provider idporten: config.portvaktLevels is \"idporten-loa-low=4\", declared is"
                                + " \"idporten-loa-substantial=3 idporten-loa-high=4\"",
                        "identity provider idporten: config.clientSecret is \"**********\", declared is"
                                + " \"${vault.idporten}\"");
        assertThat(drift.leftAlone()).contains("identity provider github");
        assertThat(String.join("\n", planned)).contains("${vault.idporten}").doesNotContain(BY_HAND, SECRET);
        assertThat(done).hasSize(1);
        assertThat(sync.apply(declared, _ -> {})).isEmpty();
        assertThat(sync.drift(declared).isNone()).isTrue();
        assertThat(admin.read(IDPORTEN).orElseThrow().toString()).doesNotContain(BY_HAND);
        assertThat(sync.drift(declared).leftAlone()).contains("identity provider github");
    }
}
