package no.portvakt.gateway.saml.delegate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.DigestMethod;
import no.portvakt.gateway.ownpath.OwnReply;

/** Requests that are no portal's, or not any more, or not for us. The nine wrappings are those of the literature. */
enum Forgery {
    /** A second request around the signed one, which lies in its signature's object. */
    WRAPPED_1,
    /** The same, with the signature beside the signed one. */
    WRAPPED_2,
    /** The signed one as a child in front. */
    WRAPPED_3,
    /** The signed one as a child behind. */
    WRAPPED_4,
    /** In extensions, where the schema lets everything in. */
    WRAPPED_5,
    /** In extensions, with the signature moved to the outer one. */
    WRAPPED_6,
    /** In an object of the outer one's signature. */
    WRAPPED_7,
    /** Two of one ID. */
    WRAPPED_8,
    /** The signature refers to the whole document. */
    WRAPPED_9,
    COMMENT_IN_ISSUER,
    VOID_CANONICALISATION,
    DOCTYPE,
    EXTERNAL_ENTITY,
    ENTITY_BOMB,
    UNSIGNED,
    CHANGED_AFTER_SIGNING,
    HMAC_WITH_PUBLIC_KEY,
    SHA_1,
    SHA_1_DIGEST,
    SHA_1_REDIRECT,
    FOREIGN_KEY,
    FOREIGN_KEY_INFO,
    UNKNOWN_ISSUER,
    ANOTHER_PORTALS_ISSUER_UNSIGNED,
    OTHER_DESTINATION,
    NO_DESTINATION,
    EXPIRED,
    FROM_THE_FUTURE,
    REPLAYED,
    FOREIGN_CONSUMER,
    LOOK_ALIKE_CONSUMER,
    UNKNOWN_CONSUMER_NUMBER,
    CONSUMER_TWICE,
    LONG_RELAY_STATE,
    REQUEST_TWICE,
    SWELLING,
    NOT_BASE64,
    NOT_XML,
    A_RESPONSE,
    UNSIGNED_LOG_OUT,
    REDIRECT_WITH_RELAY_STATE_CHANGED,
    REDIRECT_WITHOUT_SIGNATURE,
    ARTIFACT_WANTED,
    NAMES_A_SUBJECT,
    OTHER_NAME_WANTED;

    private static final String POISON = "https://evil.test/acs";

    OwnReply playedTo(Town town) {
        return switch (this) {
            case WRAPPED_1, WRAPPED_2, WRAPPED_3, WRAPPED_4, WRAPPED_5, WRAPPED_6, WRAPPED_7, WRAPPED_8, WRAPPED_9 ->
                town.post(Wrapping.of(this, town), "");
            case COMMENT_IN_ISSUER,
                    DOCTYPE,
                    EXTERNAL_ENTITY,
                    ENTITY_BOMB,
                    SWELLING,
                    NOT_BASE64,
                    NOT_XML,
                    A_RESPONSE,
                    UNSIGNED_LOG_OUT,
                    REQUEST_TWICE,
                    LONG_RELAY_STATE -> asADocument(town);
            case VOID_CANONICALISATION, HMAC_WITH_PUBLIC_KEY, SHA_1, SHA_1_DIGEST, SHA_1_REDIRECT ->
                asAnAlgorithm(town);
            case UNSIGNED,
                    CHANGED_AFTER_SIGNING,
                    FOREIGN_KEY,
                    FOREIGN_KEY_INFO,
                    UNKNOWN_ISSUER,
                    ANOTHER_PORTALS_ISSUER_UNSIGNED,
                    REDIRECT_WITH_RELAY_STATE_CHANGED,
                    REDIRECT_WITHOUT_SIGNATURE -> asASender(town);
            case OTHER_DESTINATION, NO_DESTINATION, EXPIRED, FROM_THE_FUTURE, REPLAYED -> asToPlaceAndTime(town);
            case FOREIGN_CONSUMER,
                    LOOK_ALIKE_CONSUMER,
                    UNKNOWN_CONSUMER_NUMBER,
                    CONSUMER_TWICE,
                    ARTIFACT_WANTED,
                    NAMES_A_SUBJECT,
                    OTHER_NAME_WANTED -> asAWish(town);
        };
    }

    private OwnReply asADocument(Town town) {
        return switch (this) {
            case COMMENT_IN_ISSUER ->
                post(town, plain(town).replace("three.portal", "three<!-- -->.portal.test.evil.portal"));
            case DOCTYPE -> town.post("<!DOCTYPE x []>" + signed(plain(town)), "");
            case EXTERNAL_ENTITY ->
                town.post(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                                + signed(plain(town)).replace("</saml:Issuer>", "&e;</saml:Issuer>"),
                        "");
            case ENTITY_BOMB ->
                town.post(
                        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                                + signed(plain(town)).replace("</saml:Issuer>", "&b;</saml:Issuer>"),
                        "");
            case SWELLING ->
                town.redirected("SAMLRequest="
                        + LoginRequestText.encoded(LoginRequestText.deflated(
                                plain(town).replace("<saml:Issuer>", " ".repeat(5_000_000) + "<saml:Issuer>"))));
            case NOT_BASE64 -> town.post(Map.of("SAMLRequest", List.of("%%%")));
            case NOT_XML -> town.post("a text", "");
            case A_RESPONSE -> town.post(plain(town).replace("AuthnRequest", "Response"), "");
            case UNSIGNED_LOG_OUT ->
                town.post(
                        "<samlp:LogoutRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_l' Version='2.0' IssueInstant='"
                                + town.clock.instant() + "'><saml:Issuer>" + Town.entityOf("three")
                                + "</saml:Issuer><saml:NameID>kari</saml:NameID></samlp:LogoutRequest>",
                        "");
            case REQUEST_TWICE -> {
                var encoded = base64(signed(plain(town)));
                yield town.post(Map.of("SAMLRequest", List.of(encoded, encoded)));
            }
            case LONG_RELAY_STATE -> town.post(signed(plain(town)), "r".repeat(9 * 1024));
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asAnAlgorithm(Town town) {
        return switch (this) {
            case VOID_CANONICALISATION ->
                town.post(
                        signed(plain(town))
                                .replace("http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/void"),
                        "");
            case HMAC_WITH_PUBLIC_KEY ->
                town.post(
                        LoginRequestText.signed(
                                plain(town),
                                new SecretKeySpec(
                                        PortalKey.PORTAL
                                                .certificate()
                                                .getPublicKey()
                                                .getEncoded(),
                                        "HmacSHA256"),
                                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                                DigestMethod.SHA256),
                        "");
            case SHA_1 ->
                town.post(
                        LoginRequestText.signed(
                                plain(town),
                                PortalKey.PORTAL.key(),
                                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                                DigestMethod.SHA256),
                        "");
            case SHA_1_DIGEST ->
                town.post(
                        LoginRequestText.signed(
                                plain(town), PortalKey.PORTAL.key(), LoginRequestText.RSA_SHA256, DigestMethod.SHA1),
                        "");
            case SHA_1_REDIRECT ->
                town.redirected(LoginRequestText.query(
                        plain(town),
                        "",
                        PortalKey.PORTAL,
                        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                        "SHA1withRSA"));
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asASender(Town town) {
        return switch (this) {
            case UNSIGNED -> town.post(plain(town), "");
            case CHANGED_AFTER_SIGNING ->
                town.post(
                        signed(town.request("three", "ForceAuthn=\"true\"", "")).replace("\"true\"", "\"false\""), "");
            case FOREIGN_KEY -> town.post(LoginRequestText.signed(plain(town), PortalKey.STRANGER.key()), "");
            case FOREIGN_KEY_INFO ->
                town.post(
                        LoginRequestText.signed(plain(town), PortalKey.STRANGER.key())
                                .replace(
                                        "</ds:SignatureValue>",
                                        "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                                                + PortalKey.STRANGER.base64()
                                                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"),
                        "");
            case UNKNOWN_ISSUER -> post(town, town.request("nobody", "", ""));
            case ANOTHER_PORTALS_ISSUER_UNSIGNED -> town.post(town.request("four", "", ""), "");
            case REDIRECT_WITH_RELAY_STATE_CHANGED ->
                town.redirected(redirect(town).replace("RelayState=mine", "RelayState=yours"));
            case REDIRECT_WITHOUT_SIGNATURE -> town.redirected(redirect(town).replaceAll("&Signature=.*", ""));
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asToPlaceAndTime(Town town) {
        return switch (this) {
            case OTHER_DESTINATION -> post(town, plain(town).replace(Town.SSO, "https://other.test/saml"));
            case NO_DESTINATION -> post(town, plain(town).replace("Destination='" + Town.SSO + "'", ""));
            case EXPIRED -> {
                var old = signed(plain(town));
                town.clock.advance(Duration.ofMinutes(7));
                yield town.post(old, "");
            }
            case FROM_THE_FUTURE ->
                post(
                        town,
                        plain(town)
                                .replace(
                                        town.clock.instant().toString(),
                                        town.clock.instant().plusSeconds(120).toString()));
            case REPLAYED -> {
                var once = signed(plain(town));
                town.post(once, "");
                yield town.post(once, "");
            }
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asAWish(Town town) {
        return switch (this) {
            case FOREIGN_CONSUMER -> post(town, wanting(town, "AssertionConsumerServiceURL='" + POISON + "'"));
            case LOOK_ALIKE_CONSUMER ->
                post(town, wanting(town, "AssertionConsumerServiceURL='" + Town.consumerOf("three") + "/'"));
            case UNKNOWN_CONSUMER_NUMBER -> post(town, wanting(town, "AssertionConsumerServiceIndex='7'"));
            case CONSUMER_TWICE ->
                post(
                        town,
                        wanting(
                                town,
                                "AssertionConsumerServiceIndex='1' AssertionConsumerServiceURL='"
                                        + Town.consumerOf("three") + "'"));
            case ARTIFACT_WANTED ->
                post(town, wanting(town, "ProtocolBinding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact'"));
            case NAMES_A_SUBJECT ->
                post(town, town.request("three", "", "<saml:Subject><saml:NameID>ola</saml:NameID></saml:Subject>"));
            case OTHER_NAME_WANTED ->
                post(
                        town,
                        town.request(
                                "three",
                                "",
                                "<samlp:NameIDPolicy Format='urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'/>"));
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private static String plain(Town town) {
        return town.request("three", "", "");
    }

    private static String wanting(Town town, String attribute) {
        return town.request("three", attribute, "");
    }

    private static String redirect(Town town) {
        return LoginRequestText.query(
                plain(town), "mine", PortalKey.PORTAL, LoginRequestText.RSA_SHA256, "SHA256withRSA");
    }

    private static String signed(String xml) {
        return LoginRequestText.signed(xml, PortalKey.PORTAL.key());
    }

    private static OwnReply post(Town town, String xml) {
        return town.post(signed(xml), "");
    }

    private static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
