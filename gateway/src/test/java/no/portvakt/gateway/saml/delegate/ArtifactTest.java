package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.audit.AuditOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A portal's server fetches the answer that its browser has a reference to. */
class ArtifactTest {

    private final Town town = new Town();

    record Row(ArtifactForgery forgery, String outcome, String reason) {}

    private static Stream<Row> table() {
        return Profiles.text("/attacks/saml-artifact.csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(ArtifactForgery.valueOf(cells[0].strip()), cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldRefuseAndSayWhy(Row row) {
        var answer = row.forgery().playedTo(town);

        assertThat(outcomeOf(answer)).isEqualTo(row.outcome());
        assertThat(town.lastReason()).isEqualTo(row.reason());
        assertThat(town.audit.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
    }

    private static String outcomeOf(SoapService.Answer answer) {
        return switch (answer) {
            case SoapService.Answer.Refused refused -> "refused";
            case SoapService.Answer.Busy busy -> "busy";
            case SoapService.Answer.Message message ->
                read(message).all("Response").isEmpty() ? "empty" : "given";
        };
    }

    @Test
    void shouldHaveARowForEveryForgery() {
        assertThat(table().map(Row::forgery))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(ArtifactForgery.values()));
    }

    static PortalAnswer read(SoapService.Answer answer) {
        if (!(answer instanceof SoapService.Answer.Message(var signed))) {
            throw new AssertionError("nothing is told: " + answer);
        }
        return new PortalAnswer("", Optional.empty(), LoginRequestText.parse(SamlDocuments.write(signed)));
    }

    @Test
    void shouldSendAReferenceAndGiveTheSignedAnswerForIt() throws NoSuchAlgorithmException {
        town.logIn(SecurityLevel.HIGH);
        var reference = Reference.to("artifact", town);

        var bytes = Base64.getDecoder().decode(reference.artifact());
        assertThat(bytes).hasSize(44).startsWith(0, 4, 0, 0);
        assertThat(Arrays.copyOfRange(bytes, 4, 24))
                .isEqualTo(MessageDigest.getInstance("SHA-1")
                        .digest(Town.ENTITY.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(reference.address()).isEqualTo(Town.consumerOf("artifact"));
        assertThat(reference.relayState()).contains("page-7");

        var answer = read(reference.asking(town, "_f").sent(town, PortalKey.PORTAL));

        assertThat(answer.root().getLocalName()).isEqualTo("ArtifactResponse");
        assertThat(answer.root().getAttribute("InResponseTo")).isEqualTo("_f");
        assertThat(answer.all("Signature")).as("each of the three").hasSize(3);
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(answer.attribute("uid")).contains(Town.PERSON);
        assertThat(answer.all("SubjectConfirmationData").getFirst().getAttribute("Recipient"))
                .isEqualTo(Town.consumerOf("artifact"));
    }

    /** As Shibboleth's service provider asks. */
    @Test
    void shouldGiveItToWhoNamesNoDestination() {
        town.logIn(SecurityLevel.HIGH);

        var asking = Reference.to("artifact", town).asking(town, "_f");
        var answer = asking.changed("Destination='" + Town.ARTIFACTS + "'", "").sent(town, PortalKey.PORTAL);

        assertThat(read(answer).attribute("uid")).contains(Town.PERSON);
    }

    @Test
    void shouldPostWhereTheRequestWantsThat() {
        town.logIn(SecurityLevel.HIGH);
        var kept = town.post(
                LoginRequestText.signed(
                        town.request(
                                "artifact", "ProtocolBinding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'", ""),
                        PortalKey.PORTAL.key()),
                "");

        assertThat(PortalAnswer.of(town.goOn(kept)).to()).isEqualTo(Town.consumerOf("artifact") + "/other");
    }

    @Test
    void shouldTellWhatIsRefusedByReferenceToo() {
        var kept = town.post(
                LoginRequestText.signed(town.request("artifact", "IsPassive='true'", ""), PortalKey.PORTAL.key()), "");
        var back = town.goOn(SingleLogoutTest.location(kept).replaceAll(".*\\?", "") + "&sent=1");

        var answer = read(Reference.of("artifact", back).asking(town, "_f").sent(town, PortalKey.PORTAL));

        assertThat(answer.status()).isEqualTo("NoPassive");
        assertThat(answer.all("Assertion")).isEmpty();
    }

    @Test
    void shouldSayWhereAnswersAreFetched() {
        var reply = town.paths.metadata().handler().handle(Town.made("GET", SamlPaths.METADATA, "", Map.of(), ""));

        var metadata =
                new PortalAnswer("", Optional.empty(), LoginRequestText.parse(((OwnReply.Document) reply).text()));
        assertThat(metadata.all("ArtifactResolutionService"))
                .extracting(service -> service.getAttribute("Location"))
                .containsExactly(Town.ARTIFACTS);
    }
}
