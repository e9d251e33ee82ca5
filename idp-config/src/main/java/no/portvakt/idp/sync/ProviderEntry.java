package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One provider as the federation file has it. */
record ProviderEntry(JsonNode written) {

    private static final int HIGHEST = 4;
    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern VAULT_KEY = Pattern.compile("[A-Za-z0-9-]{1,60}");
    private static final Set<String> OIDC = Set.of(
            "alias",
            "name",
            "protocol",
            "issuer",
            "authorizationEndpoint",
            "tokenEndpoint",
            "jwksUri",
            "clientId",
            "secret",
            "scope",
            "levels",
            "issuerInAnswer",
            "enrols",
            "testPersons");

    private static final Set<String> SAML = Set.of(
            "alias",
            "name",
            "protocol",
            "issuer",
            "entityId",
            "singleSignOn",
            "singleLogout",
            "certificate",
            "levels",
            "levelAttribute",
            "personAttribute",
            "methodAttribute",
            "enrols",
            "testPersons");

    ObjectNode representation() {
        var alias = required("alias");
        if (!ALIAS.matcher(alias).matches()) {
            throw new IllegalArgumentException("an alias has small letters, digits and hyphens: " + alias);
        }
        boolean saml = "saml".equals(required("protocol"));
        if (!saml && !"oidc".equals(required("protocol"))) {
            throw wrong("protocol is oidc or saml");
        }
        refuseOthers(written, saml ? SAML : OIDC, alias);
        var broker = JsonNodeFactory.instance
                .objectNode()
                .put("alias", alias)
                .put("displayName", required("name"))
                .put("providerId", saml ? "portvakt-saml" : "portvakt-oidc")
                .put("enabled", true)
                .put("trustEmail", false)
                .put("storeToken", false)
                .put("addReadTokenRoleOnCreate", false)
                .put("authenticateByDefault", false)
                .put("linkOnly", false)
                .put("hideOnLogin", true);
        var config = broker.putObject("config");
        if (saml) {
            saml(config);
        } else {
            oidc(config);
        }
        levels(config);
        config.put("portvaktEnrols", Boolean.toString(written.path("enrols").asBoolean(false)))
                .put(
                        "portvaktTestPersons",
                        Boolean.toString(written.path("testPersons").asBoolean(false)));
        return broker;
    }

    /** Every message signed, both ways; an assertion that is not, or not by this certificate, is none. */
    private void saml(ObjectNode config) {
        if (written.has("singleLogout")) {
            config.put("singleLogoutServiceUrl", address("singleLogout"))
                    .put("backchannelSupported", "true")
                    .put("postBindingLogout", "false");
        }
        config.put("entityId", required("entityId"))
                .put("idpEntityId", required("issuer"))
                .put("singleSignOnServiceUrl", address("singleSignOn"))
                .put("signingCertificate", required("certificate"))
                .put("validateSignature", "true")
                .put("wantAssertionsSigned", "true")
                .put("wantAuthnRequestsSigned", "true")
                .put("signatureAlgorithm", "RSA_SHA256")
                .put("postBindingAuthnRequest", "false")
                .put("postBindingResponse", "true")
                .put("nameIDPolicyFormat", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified")
                .put("principalType", "SUBJECT")
                .put("allowCreate", "true")
                .put("allowedClockSkew", "30")
                .put("syncMode", "IMPORT")
                .put("portvaktLevelAttribute", written.path("levelAttribute").asText("SecurityLevel"))
                .put("portvaktPersonAttribute", written.path("personAttribute").asText("uid"))
                .put("portvaktMethodAttribute", written.path("methodAttribute").asText("AuthMethod"));
    }

    private void oidc(ObjectNode config) {
        config.put("issuer", required("issuer"))
                .put("authorizationUrl", address("authorizationEndpoint"))
                .put("tokenUrl", address("tokenEndpoint"))
                .put("jwksUrl", address("jwksUri"))
                .put("useJwksUrl", "true")
                .put("validateSignature", "true")
                .put("clientId", required("clientId"))
                .put("defaultScope", written.path("scope").asText("openid profile"))
                .put("pkceEnabled", "true")
                .put("pkceMethod", "S256")
                .put("uiLocales", "true")
                .put("passMaxAge", "true")
                .put("disableUserInfo", "true")
                .put("disableNonce", "false")
                .put("disableTypeClaimCheck", "false")
                .put("allowedClockSkew", "30")
                .put("storeTokenInSession", "false")
                .put("sendIdTokenOnLogout", "false")
                .put("syncMode", "IMPORT");
        authentication(config);
        config.put(
                "portvaktIssuerInAnswer",
                Boolean.toString(written.path("issuerInAnswer").asBoolean(true)));
    }

    /** The realm's own key, or a secret that stands in Keycloak's vault. */
    private void authentication(ObjectNode config) {
        if (written.has("secret")) {
            var key = written.path("secret").asText();
            if (!VAULT_KEY.matcher(key).matches()) {
                throw wrong("secret is the name of a secret in the vault");
            }
            config.put("clientAuthMethod", "client_secret_basic").put("clientSecret", "${vault." + key + "}");
            return;
        }
        config.put("clientAuthMethod", "private_key_jwt")
                .put("clientAssertionSigningAlg", "RS256")
                .put("clientAssertionAudience", required("issuer"));
    }

    private void levels(ObjectNode config) {
        var levels = written.path("levels");
        if (!levels.isObject() || levels.isEmpty()) {
            throw wrong("levels says which word is which level");
        }
        levels.properties().forEach(level -> {
            if (level.getKey().matches(".*\\s.*")
                    || level.getValue().asInt() < 1
                    || level.getValue().asInt() > HIGHEST) {
                throw wrong("levels are words without blanks, each with a number from 1 to 4");
            }
        });
        config.put(
                "portvaktLevels",
                levels.properties().stream()
                        .map(level -> level.getKey() + "=" + level.getValue().asInt())
                        .collect(Collectors.joining(" ")));
    }

    private String address(String key) {
        var address = required(key);
        if (!address.startsWith("https://")) {
            throw wrong(key + " is an https address");
        }
        return address;
    }

    private String required(String key) {
        var value = written.path(key).asText();
        if (value.isBlank()) {
            throw wrong(key + " is missing");
        }
        return value;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("provider " + written.path("alias").asText("without alias") + ": " + what);
    }

    static void refuseOthers(JsonNode object, Set<String> keys, String where) {
        object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(where + " has a key that nobody reads: " + key);
                });
    }
}
