package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.SpooledDelegations;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.spool.Spool.Limits;
import no.portvakt.trust.spool.Spool.WhenFull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A portal asks, and is answered. Its own side is written with the JDK alone. */
class SingleSignOnTest {

    private static final String SUBSTANTIAL = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private final Town town = new Town();

    private OwnReply ask(String portal, String attributes, String children) {
        return town.post(
                LoginRequestText.signed(town.request(portal, attributes, children), PortalKey.PORTAL.key()), "page-7");
    }

    private static String location(OwnReply reply) {
        return reply instanceof OwnReply.Redirect redirect ? redirect.location() : "no redirect: " + reply;
    }

    private PortalAnswer answer(String portal, SecurityLevel level, String children) {
        var kept = ask(portal, "", children);
        if (town.goOn(kept) instanceof OwnReply.HandedOn remembered) {
            return PortalAnswer.of(remembered);
        }
        town.logIn(level);
        return PortalAnswer.of(town.goOn(location(kept).replaceAll(".*\\?", "") + "&sent=1"));
    }

    @Test
    void shouldKeepWhatAnotherSitePostedAndGoOnByAGetOfOurs() {
        var reply = ask("three", "", "");

        assertThat(location(reply)).startsWith(Town.ORIGIN + "/_portvakt/saml/continue?request=");
        assertThat(reply.setCookies())
                .singleElement()
                .asString()
                .startsWith("__Host-")
                .contains("SameSite=Lax; Max-Age=600");
    }

    @Test
    void shouldSendWhoIsNotLoggedInToLogInAtTheLevelOfTheProfile() {
        var sent = location(town.goOn(ask("four", "", "")));

        assertThat(sent)
                .startsWith(Town.ORIGIN + "/_portvakt/login?return=%2F_portvakt%2Fsaml%2Fcontinue%3Frequest%3D")
                .contains("%26sent%3D1&level=4")
                .doesNotContain("prompt");
    }

    @Test
    void shouldTellThePortalWhoSheIsInIdPortensWords() {
        var answer = answer("three", SecurityLevel.SUBSTANTIAL, "");

        assertThat(answer.to()).isEqualTo(Town.consumerOf("three"));
        assertThat(answer.relayState()).contains("page-7");
        assertThat(answer.status()).isEqualTo("Success");
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(answer.all("Signature"))
                .as("of the response and of the assertion")
                .hasSize(2);
        assertThat(answer.attribute("uid")).contains(Town.PERSON);
        assertThat(answer.attribute("SecurityLevel")).contains("3");
        assertThat(answer.attribute("AuthMethod")).contains("PIN");
        assertThat(answer.attribute("Culture")).contains("nn");
        assertThat(answer.textOf("AuthnContextClassRef")).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void shouldBindTheAssertionToPortalRequestAddressAndTime() {
        var answer = answer("three", SecurityLevel.SUBSTANTIAL, "");

        assertThat(answer.textOf("Audience")).isEqualTo(Town.entityOf("three"));
        assertThat(answer.root().getAttribute("Destination")).isEqualTo(Town.consumerOf("three"));
        assertThat(answer.root().getAttribute("InResponseTo")).isEqualTo("_r1");
        var confirmed = answer.all("SubjectConfirmationData").getFirst();
        assertThat(confirmed.getAttribute("Recipient")).isEqualTo(Town.consumerOf("three"));
        assertThat(confirmed.getAttribute("InResponseTo")).isEqualTo("_r1");
        assertThat(Instant.parse(confirmed.getAttribute("NotOnOrAfter")))
                .isEqualTo(town.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(answer.all("Assertion")).hasSize(1);
    }

    @Test
    void shouldTakeASignedRedirectAsWell() {
        var query = LoginRequestText.query(
                town.request("three", "", ""), "a b&c", PortalKey.NEXT, LoginRequestText.RSA_SHA256, "SHA256withRSA");
        town.logIn(SecurityLevel.HIGH);

        var answer = PortalAnswer.of(town.goOn(town.redirected(query)));

        assertThat(answer.status()).isEqualTo("Success");
        assertThat(answer.relayState()).contains("a b&amp;c");
        assertThat(answer.attribute("SecurityLevel")).contains("4");
    }

    @Test
    void shouldStepUpWhoIsLoggedInTooLowWhateverThePortalAsked() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        var sent = location(town.goOn(ask("four", "", Town.context("exact", SUBSTANTIAL))));

        assertThat(sent).contains("&level=4");
    }

    @Test
    void shouldGiveAnErrorAndNoAssertionWhenTheLogInComesBackTooLow() {
        var answer = answer("four", SecurityLevel.SUBSTANTIAL, Town.context("exact", SUBSTANTIAL));

        assertThat(answer.status()).isEqualTo("NoAuthnContext");
        assertThat(answer.all("Assertion")).isEmpty();
        assertThat(answer.all("EncryptedAssertion")).isEmpty();
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(town.lastReason()).isEqualTo("level-not-reached");
        assertThat(town.decisions.getLast().outcome()).isEqualTo(Outcome.STEP_UP);
        assertThat(town.decisions.getLast().reason()).contains(Reason.LEVEL_TOO_LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "exact,   PasswordProtectedTransport,              HIGH,        3",
        "exact,   SmartcardPKI,                            SUBSTANTIAL, sent to 4",
        "exact,   PasswordProtectedTransport SmartcardPKI, HIGH,        3",
        "exact,   Password,                                HIGH,        3",
        "exact,   Kerberos,                                HIGH,        NoAuthnContext",
        "exact,   unspecified,                             HIGH,        4",
        "minimum, PasswordProtectedTransport,              HIGH,        4",
        "minimum, SmartcardPKI,                            SUBSTANTIAL, sent to 4",
        "minimum, Kerberos Password,                       SUBSTANTIAL, 3",
        "maximum, PasswordProtectedTransport,              HIGH,        3",
        "maximum, Password SmartcardPKI,                   SUBSTANTIAL, sent to 4",
        "better,  PasswordProtectedTransport,              SUBSTANTIAL, sent to 4",
        "better,  Password,                                SUBSTANTIAL, 3",
        "better,  SmartcardPKI,                            HIGH,        NoAuthnContext",
        "better,  Kerberos Password,                       HIGH,        NoAuthnContext"
    })
    void shouldGiveTheHigherOfWhatIsAskedAndWhatIsDemanded(
            String comparison, String classes, SecurityLevel has, String outcome) {
        var named = classes.replaceAll("(\\w+)", "urn:oasis:names:tc:SAML:2.0:ac:classes:$1")
                .split(" ", -1);
        town.logIn(has);

        var asked = ask("three", "", Town.context(comparison, named));
        var reply = asked instanceof OwnReply.Redirect ? town.goOn(asked) : asked;

        var seen = reply instanceof OwnReply.Redirect redirect
                ? "sent to " + redirect.location().replaceAll(".*level=", "")
                : said(PortalAnswer.of(reply));
        assertThat(seen).isEqualTo(outcome);
    }

    private static String said(PortalAnswer answer) {
        return answer.attribute("SecurityLevel").orElseGet(answer::status);
    }

    @Test
    void shouldAskAnewForWhoIsRememberedWhereThePortalWantsThat() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        town.clock.advance(Duration.ofMinutes(1));
        var kept = ask("three", "ForceAuthn='true'", "");

        assertThat(location(town.goOn(kept))).contains("&prompt=login");

        town.logIn(SecurityLevel.SUBSTANTIAL);
        assertThat(PortalAnswer.of(town.goOn(kept)).status()).isEqualTo("Success");
    }

    @Test
    void shouldTakeNoRememberedLogInForANewOne() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        town.clock.advance(Duration.ofMinutes(1));
        var kept = ask("three", "ForceAuthn='true'", "");

        var answer = PortalAnswer.of(town.goOn(location(kept).replaceAll(".*\\?", "") + "&sent=1"));

        assertThat(answer.status()).isEqualTo("NoAuthnContext");
        assertThat(answer.all("Assertion")).isEmpty();
    }

    @Test
    void shouldAskNobodyWhereThePortalWantsSilence() {
        var kept = ask("three", "IsPassive='true'", "");

        assertThat(location(town.goOn(kept))).contains("&prompt=none");
        var answer = PortalAnswer.of(town.goOn(location(kept).replaceAll(".*\\?", "") + "&sent=1"));

        assertThat(answer.status()).isEqualTo("NoPassive");
        assertThat(town.lastReason()).isEqualTo("would-have-asked");
    }

    @Test
    void shouldEncryptToAPortalThatHasAKeyForIt() {
        var answer = answer("four", SecurityLevel.HIGH, "");

        assertThat(answer.all("Assertion")).isEmpty();
        assertThat(answer.all("EncryptedAssertion")).hasSize(1);
        assertThat(answer.document().getDocumentElement().getTextContent()).doesNotContain(Town.PERSON);
        var opened = Opened.with(PortalKey.PORTAL, answer);
        assertThat(opened.getSubject().getNameID().getFormat()).endsWith(":persistent");
        assertThat(opened.isSigned()).isTrue();
    }

    @Test
    void shouldNameHerForOnePortalAlone() {
        var first = answer("pseudonymous", SecurityLevel.SUBSTANTIAL, "").textOf("NameID");
        var second = answer("pseudonymous", SecurityLevel.SUBSTANTIAL, "").textOf("NameID");
        var transient1 = answer("three", SecurityLevel.SUBSTANTIAL, "").textOf("NameID");
        var transient2 = answer("three", SecurityLevel.SUBSTANTIAL, "").textOf("NameID");

        assertThat(first).isEqualTo(second).isNotEqualTo(transient1);
        assertThat(transient1).as("the same while she is logged in").isEqualTo(transient2);
        town.logIn(SecurityLevel.SUBSTANTIAL, "sid-2", "kari");
        assertThat(answer("three", SecurityLevel.SUBSTANTIAL, "").textOf("NameID"))
                .isNotEqualTo(transient1);
        assertThat(Opened.with(PortalKey.PORTAL, answer("four", SecurityLevel.HIGH, ""))
                        .getSubject()
                        .getNameID()
                        .getValue())
                .isNotEqualTo(first);
    }

    @Test
    void shouldShowTheNumberOnlyWhereTheProfileDoes() {
        var answer = answer("pseudonymous", SecurityLevel.SUBSTANTIAL, "");

        assertThat(answer.attribute("uid")).isEmpty();
        assertThat(answer.attribute("SecurityLevel")).contains("3");
        assertThat(LoginRequestText.text(answer.document())).doesNotContain(Town.PERSON);
    }

    @Test
    void shouldAnswerAQuestionOnceAndInTheBrowserThatBroughtIt() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        var kept = ask("three", "", "");
        var cookies = java.util.Map.copyOf(town.cookies);
        PortalAnswer.of(town.goOn(kept));

        assertThat(town.goOn(kept)).isEqualTo(OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
        town.cookies.putAll(cookies);
        assertThat(town.goOn(kept))
                .as("with the cookie kept by somebody")
                .isEqualTo(OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
        var other = ask("three", "", "");
        town.cookies.clear();
        assertThat(town.goOn(other)).isEqualTo(OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
    }

    @Test
    void shouldWriteDownWhoWasTold() {
        answer("three", SecurityLevel.SUBSTANTIAL, "");

        assertThat(town.audit).singleElement().satisfies(record -> {
            assertThat(record.what()).isEqualTo("saml.delegated");
            assertThat(record.on()).isEqualTo("three");
            assertThat(record.outcome()).isEqualTo(AuditOutcome.DONE);
            assertThat(record.details()).containsEntry("level", "3");
        });
        assertThat(town.decisions).singleElement().satisfies(decided -> assertThat(decided.outcome())
                .isEqualTo(Outcome.PERMITTED));
        assertThat(town.delegations).singleElement().satisfies(delegation -> {
            assertThat(delegation.person().reveal()).isEqualTo(Town.PERSON);
            assertThat(delegation.portal()).isEqualTo("three");
            assertThat(delegation.level()).isEqualTo(3);
            assertThat(delegation.told()).containsExactlyInAnyOrder(Delegation.Told.values());
        });
        answer("pseudonymous", SecurityLevel.SUBSTANTIAL, "");
        assertThat(town.delegations.getLast().told()).doesNotContain(Delegation.Told.NATIONAL_ID);
    }

    /** The first fills the spool; whom the second is for may not be told without it. */
    @Test
    void shouldTellAPortalNothingThatHasNoRoomInTheAccessLog(@TempDir Path folder)
            throws GeneralSecurityException, IOException {
        var pair = KeyPairGenerator.getInstance("EC");
        pair.initialize(new ECGenParameterSpec("secp256r1"));
        var recipient = (ECPublicKey) pair.generateKeyPair().getPublic();
        try (var spool = new Spool(folder, new Limits(1, Optional.empty(), WhenFull.REFUSE), town.clock)) {
            town.accessLog = new SpooledDelegations(spool, recipient);
            assertThat(answer("three", SecurityLevel.SUBSTANTIAL, "").status()).isEqualTo("Success");

            for (var portal : List.of("second", "artifact")) {
                var kept = ask(portal, "", "");
                assertThatThrownBy(() -> town.goOn(kept))
                        .as(portal)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasRootCauseMessage("it is full");
            }
        }
    }

    @Test
    void shouldPublishEveryKeyAndSignWithTheFirst() {
        var reply = town.paths
                .metadata()
                .handler()
                .handle(Town.made("GET", SamlPaths.METADATA, "", java.util.Map.of(), ""));

        var document = LoginRequestText.parse(((OwnReply.Document) reply).text());
        var metadata = new PortalAnswer("", java.util.Optional.empty(), document);
        assertThat(metadata.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(metadata.root().getAttribute("entityID")).isEqualTo(Town.ENTITY);
        assertThat(metadata.all("KeyDescriptor").stream()
                        .map(Element::getTextContent)
                        .map(text -> text.replaceAll("\\s", "")))
                .containsExactly(PortalKey.OURS.base64(), PortalKey.NEXT.base64());
        assertThat(metadata.all("SingleSignOnService"))
                .extracting(service -> service.getAttribute("Location"))
                .containsOnly(Town.SSO);
    }
}
