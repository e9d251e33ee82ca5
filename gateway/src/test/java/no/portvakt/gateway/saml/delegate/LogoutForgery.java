package no.portvakt.gateway.saml.delegate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;

/** Messages about log-outs that are no portal's, or not about hers, or not any more. */
enum LogoutForgery {
    UNSIGNED,
    UNSIGNED_REDIRECT,
    UNSIGNED_WHERE_LOG_INS_NEED_NOT_BE_SIGNED,
    CHANGED_AFTER_SIGNING,
    FOREIGN_KEY,
    OUR_OWN_KEY,
    UNKNOWN_ISSUER,
    ANOTHER_PORTAL_WITH_HER_NAMES,
    OTHER_DESTINATION,
    NO_DESTINATION,
    EXPIRED,
    FROM_THE_FUTURE,
    OVER_BY_ITS_OWN_WORD,
    REPLAYED,
    REPLAYED_AS_A_REDIRECT,
    SOMEBODY_ELSES_NAME,
    SOMEBODY_ELSES_SIGN_ON,
    A_SIGN_ON_OF_ANOTHER_PORTAL,
    A_SIGN_ON_THAT_IS_OVER,
    MADE_UP_SIGN_ON,
    NO_SIGN_ON,
    TWO_SIGN_ONS,
    NO_NAME,
    OTHER_QUALIFIER,
    REQUEST_AND_RESPONSE,
    A_LOGIN_REQUEST,
    DOCTYPE,
    TWO_NAMES,
    UNSIGNED_ANSWER,
    ANSWER_NOT_ASKED_FOR,
    ANSWER_OF_ANOTHER_PORTAL,
    ANSWER_TWICE,
    ANSWER_TO_ANOTHER_DESTINATION,
    ANSWER_TO_NOTHING,
    OLD_ANSWER;

    OwnReply playedTo(Town town) {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        return switch (this) {
            case UNSIGNED,
                    UNSIGNED_REDIRECT,
                    UNSIGNED_WHERE_LOG_INS_NEED_NOT_BE_SIGNED,
                    CHANGED_AFTER_SIGNING,
                    FOREIGN_KEY,
                    OUR_OWN_KEY,
                    UNKNOWN_ISSUER,
                    ANOTHER_PORTAL_WITH_HER_NAMES -> asASender(town, three);
            case OTHER_DESTINATION,
                    NO_DESTINATION,
                    EXPIRED,
                    FROM_THE_FUTURE,
                    OVER_BY_ITS_OWN_WORD,
                    REPLAYED,
                    REPLAYED_AS_A_REDIRECT -> asToPlaceAndTime(town, three);
            case SOMEBODY_ELSES_NAME,
                    SOMEBODY_ELSES_SIGN_ON,
                    A_SIGN_ON_OF_ANOTHER_PORTAL,
                    A_SIGN_ON_THAT_IS_OVER,
                    MADE_UP_SIGN_ON,
                    NO_SIGN_ON,
                    TWO_SIGN_ONS,
                    NO_NAME,
                    OTHER_QUALIFIER -> asToWhom(town, three);
            case REQUEST_AND_RESPONSE, A_LOGIN_REQUEST, DOCTYPE, TWO_NAMES -> asADocument(town, three);
            case UNSIGNED_ANSWER,
                    ANSWER_NOT_ASKED_FOR,
                    ANSWER_OF_ANOTHER_PORTAL,
                    ANSWER_TWICE,
                    ANSWER_TO_ANOTHER_DESTINATION,
                    ANSWER_TO_NOTHING,
                    OLD_ANSWER -> asAnAnswer(town, three);
        };
    }

    private OwnReply asASender(Town town, SignedOn three) {
        var request = three.request(town, "_l");
        return switch (this) {
            case UNSIGNED -> request.postedUnsignedTo(town);
            case UNSIGNED_REDIRECT ->
                town.logOut(
                        "GET",
                        "SAMLRequest=" + LoginRequestText.encoded(LoginRequestText.deflated(request.xml())),
                        Map.of());
            case UNSIGNED_WHERE_LOG_INS_NEED_NOT_BE_SIGNED ->
                SignedOn.to("pseudonymous", town).request(town, "_l").postedUnsignedTo(town);
            case CHANGED_AFTER_SIGNING ->
                new LogoutMessage("SAMLRequest", LoginRequestText.signed(request.xml(), PortalKey.PORTAL.key()))
                        .changed(three.nameId(), "somebody")
                        .postedUnsignedTo(town);
            case FOREIGN_KEY -> request.postedTo(town, PortalKey.STRANGER);
            case OUR_OWN_KEY -> request.postedTo(town, PortalKey.OURS);
            case UNKNOWN_ISSUER ->
                request.changed(Town.entityOf("three"), Town.entityOf("nobody")).postedTo(town, PortalKey.PORTAL);
            case ANOTHER_PORTAL_WITH_HER_NAMES ->
                request.changed(Town.entityOf("three"), Town.entityOf("four")).postedTo(town, PortalKey.PORTAL);
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asToPlaceAndTime(Town town, SignedOn three) {
        var request = three.request(town, "_l");
        var now = town.clock.instant();
        return switch (this) {
            case OTHER_DESTINATION -> request.changed(Town.SLO, Town.SSO).postedTo(town, PortalKey.PORTAL);
            case NO_DESTINATION ->
                request.changed(LogoutMessage.destination(), "").postedTo(town, PortalKey.PORTAL);
            case EXPIRED -> {
                town.clock.advance(Duration.ofMinutes(7));
                yield request.postedTo(town, PortalKey.PORTAL);
            }
            case FROM_THE_FUTURE ->
                request.changed(now.toString(), now.plusSeconds(120).toString()).postedTo(town, PortalKey.PORTAL);
            case OVER_BY_ITS_OWN_WORD ->
                request.changed(
                                LogoutMessage.destination(),
                                LogoutMessage.destination() + " NotOnOrAfter='" + now.minusSeconds(61) + "'")
                        .postedTo(town, PortalKey.PORTAL);
            case REPLAYED -> {
                request.postedTo(town, PortalKey.PORTAL);
                town.logIn(SecurityLevel.HIGH, "sid-1b", "kari");
                yield request.postedTo(town, PortalKey.PORTAL);
            }
            case REPLAYED_AS_A_REDIRECT -> {
                request.postedTo(town, PortalKey.PORTAL);
                yield request.redirectedTo(town, "", PortalKey.PORTAL);
            }
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asToWhom(Town town, SignedOn three) {
        var request = three.request(town, "_l");
        return switch (this) {
            case SOMEBODY_ELSES_NAME, SOMEBODY_ELSES_SIGN_ON -> {
                town.logIn(SecurityLevel.HIGH, "sid-2", "ola");
                var ola = SignedOn.to("three", town);
                var mixed = this == SOMEBODY_ELSES_NAME
                        ? request.changed(three.nameId(), ola.nameId())
                        : request.changed(three.sessionIndex(), ola.sessionIndex());
                yield mixed.postedTo(town, PortalKey.PORTAL);
            }
            case A_SIGN_ON_OF_ANOTHER_PORTAL -> {
                var second = SignedOn.to("second", town);
                yield request.changed(three.sessionIndex(), second.sessionIndex())
                        .changed(three.nameId(), second.nameId())
                        .postedTo(town, PortalKey.PORTAL);
            }
            case A_SIGN_ON_THAT_IS_OVER -> {
                three.request(town, "_earlier").postedTo(town, PortalKey.PORTAL);
                yield request.postedTo(town, PortalKey.PORTAL);
            }
            case MADE_UP_SIGN_ON -> request.changed(three.sessionIndex(), "1").postedTo(town, PortalKey.PORTAL);
            case NO_SIGN_ON ->
                request.changed("<samlp:SessionIndex>" + three.sessionIndex() + "</samlp:SessionIndex>", "")
                        .postedTo(town, PortalKey.PORTAL);
            case TWO_SIGN_ONS ->
                request.changed(
                                "</samlp:LogoutRequest>",
                                "<samlp:SessionIndex>b</samlp:SessionIndex></samlp:LogoutRequest>")
                        .postedTo(town, PortalKey.PORTAL);
            case NO_NAME ->
                request.changed(
                                "<saml:NameID>" + three.nameId() + "</saml:NameID>",
                                "<saml:EncryptedID>"
                                        + "<xenc:EncryptedData xmlns:xenc='http://www.w3.org/2001/04/xmlenc#'><xenc:CipherData>"
                                        + "<xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>"
                                        + "</saml:EncryptedID>")
                        .postedTo(town, PortalKey.PORTAL);
            case OTHER_QUALIFIER ->
                request.changed("<saml:NameID>", "<saml:NameID SPNameQualifier='" + Town.entityOf("four") + "'>")
                        .postedTo(town, PortalKey.PORTAL);
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asADocument(Town town, SignedOn three) {
        var request = three.request(town, "_l");
        var signed = LoginRequestText.signed(request.xml(), PortalKey.PORTAL.key());
        return switch (this) {
            case REQUEST_AND_RESPONSE ->
                town.logOut(
                        "POST", "", Map.of("SAMLRequest", List.of(base64(signed)), "SAMLResponse", List.of("AAAA")));
            case A_LOGIN_REQUEST ->
                new LogoutMessage("SAMLRequest", town.request("three", "", "")).postedTo(town, PortalKey.PORTAL);
            case DOCTYPE -> new LogoutMessage("SAMLRequest", "<!DOCTYPE x []>" + signed).postedUnsignedTo(town);
            case TWO_NAMES ->
                request.changed("<saml:NameID>", "<saml:NameID>somebody</saml:NameID><saml:NameID>")
                        .postedTo(town, PortalKey.PORTAL);
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private OwnReply asAnAnswer(Town town, SignedOn three) {
        SignedOn.to("four", town);
        var begun = SingleLogoutTest.location(three.request(town, "_l").postedTo(town, PortalKey.PORTAL));
        var asked = Asked.at(town.step(begun));
        var answer = LogoutMessage.response("four", asked.requestId(), town.clock.instant(), "Success");
        return switch (this) {
            case UNSIGNED_ANSWER -> answer.postedUnsignedTo(town);
            case ANSWER_NOT_ASKED_FOR ->
                answer.changed(asked.requestId(), anotherThan(asked.requestId()))
                        .postedTo(town, PortalKey.PORTAL);
            case ANSWER_OF_ANOTHER_PORTAL ->
                answer.changed(Town.entityOf("four"), Town.entityOf("second")).postedTo(town, PortalKey.PORTAL);
            case ANSWER_TWICE -> {
                answer.postedTo(town, PortalKey.PORTAL);
                yield answer.postedTo(town, PortalKey.PORTAL);
            }
            case ANSWER_TO_ANOTHER_DESTINATION ->
                answer.changed(Town.SLO, "https://other.test/slo").postedTo(town, PortalKey.PORTAL);
            case ANSWER_TO_NOTHING ->
                answer.changed("InResponseTo='" + asked.requestId() + "'", "").postedTo(town, PortalKey.PORTAL);
            case OLD_ANSWER -> {
                town.clock.advance(Duration.ofMinutes(7));
                yield answer.postedTo(town, PortalKey.PORTAL);
            }
            default -> throw new IllegalStateException(this + " is of another kind");
        };
    }

    private static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the same form; its last letter is one of sixteen, so that it may have been an A before. */
    private static String anotherThan(String id) {
        return id.substring(0, id.length() - 1) + (id.endsWith("A") ? "E" : "A");
    }
}
