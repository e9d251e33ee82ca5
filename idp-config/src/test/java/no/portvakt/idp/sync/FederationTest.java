package no.portvakt.idp.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FederationTest {

    private static final String ID_PORTEN = """
            {
              "ownWays": ["pin"],
              "providers": [{
                "alias": "idporten", "name": "ID-porten", "protocol": "oidc",
                "issuer": "https://test.idporten.no",
                "authorizationEndpoint": "https://login.test.idporten.no/authorize",
                "tokenEndpoint": "https://test.idporten.no/token",
                "jwksUri": "https://test.idporten.no/jwks.json",
                "clientId": "c1",
                "levels": {"idporten-loa-substantial": 3, "idporten-loa-high": 4}
              }]
            }
            """;

    @Test
    void shouldMakeAProviderOfKeycloaksWithEveryCheckOnWhenOneIsDeclared() {
        var federation = Federation.read(ID_PORTEN);

        assertThat(federation.ownWays()).containsExactly("pin");
        assertThat(federation.brokers()).singleElement().satisfies(broker -> {
            assertThat(broker.path("providerId").asText()).isEqualTo("portvakt-oidc");
            assertThat(broker.path("storeToken").asBoolean(true)).isFalse();
            var config = broker.path("config");
            assertThat(config.path("portvaktLevels").asText())
                    .isEqualTo("idporten-loa-substantial=3 idporten-loa-high=4");
            assertThat(config.path("validateSignature").asText()).isEqualTo("true");
            assertThat(config.path("pkceMethod").asText()).isEqualTo("S256");
            assertThat(config.path("clientAuthMethod").asText()).isEqualTo("private_key_jwt");
            assertThat(config.path("clientAssertionAudience").asText()).isEqualTo("https://test.idporten.no");
            assertThat(config.path("portvaktIssuerInAnswer").asText()).isEqualTo("true");
            assertThat(config.path("portvaktEnrols").asText()).isEqualTo("false");
            assertThat(config.has("clientSecret")).isFalse();
        });
    }

    @Test
    void shouldNameTheSecretAndNeverHoldItWhenThereIsOne() {
        var config = Federation.read(
                        ID_PORTEN.replace("\"clientId\": \"c1\",", "\"clientId\": \"c1\", \"secret\": \"idporten\","))
                .brokers()
                .getFirst()
                .path("config");

        assertThat(config.path("clientSecret").asText()).isEqualTo("${vault.idporten}");
        assertThat(config.path("clientAuthMethod").asText()).isEqualTo("client_secret_basic");
    }

    @Test
    void shouldTakeSignedAssertionsAloneWhenAPortalSpeaksSaml() {
        var portal = """
                {"ownWays": [], "providers": [{
                  "alias": "portalen", "name": "Portalen", "protocol": "saml", "issuer": "https://portal.example",
                  "entityId": "https://login.example", "singleSignOn": "https://portal.example/sso",
                  "certificate": "MIIB", "levels": {"urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI": 4}
                }]}
                """;

        assertThat(Federation.read(portal).brokers()).singleElement().satisfies(broker -> {
            assertThat(broker.path("providerId").asText()).isEqualTo("portvakt-saml");
            var config = broker.path("config");
            assertThat(config.path("idpEntityId").asText()).isEqualTo("https://portal.example");
            assertThat(config.path("wantAssertionsSigned").asText()).isEqualTo("true");
            assertThat(config.path("validateSignature").asText()).isEqualTo("true");
            assertThat(config.path("portvaktLevelAttribute").asText()).isEqualTo("SecurityLevel");
            assertThat(config.path("portvaktTestPersons").asText()).isEqualTo("false");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "alias": "idporten"       | "alias": "../x"              | an alias
            "alias": "idporten"       | "alias": ""                  | alias is missing
            "protocol": "oidc"        | "protocol": "oauth1"         | protocol
            "clientId": "c1"          | "clientID": "c1"             | a key that nobody reads: clientID
            "clientId": "c1"          | "clientId": "c1", "secret": "hemmelig passord!" | name of a secret
            https://test.idporten.no/token | http://test.idporten.no/token | https
            "idporten-loa-high": 4    | "idporten-loa-high": 5       | 1 to 4
            "idporten-loa-high": 4    | "idporten loa-high": 4       | without blanks
            "ownWays": ["pin"]        | "ownWays": ["bankid"]        | pin and pki
            "ownWays"                 | "ownways"                    | a key that nobody reads: ownways
            """)
    void shouldNameWhatIsWrongWhenTheFileIs(String right, String wrong, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Federation.read(ID_PORTEN.replace(right, wrong)))
                .withMessageContaining(message);
    }
}
