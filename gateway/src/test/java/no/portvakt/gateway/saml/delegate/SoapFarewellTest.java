package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Portals whose servers are told of a log-out, over TLS. */
class SoapFarewellTest {

    private final PortalServer server = new PortalServer();
    private final Town town = new Town(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    private String statusAfterLogOut() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("soap", town);
        OwnReply reply = three.request(town, "_out1").postedTo(town, PortalKey.PORTAL);
        return PortalAnswer.of(reply).status();
    }

    private void confirmsWith(PortalKey key, Map<String, String> changes) {
        server.answers(request -> Soap.confirmation(request, town, key, changes));
    }

    @Test
    void shouldTellAServerAndVerifyWhatItSays() {
        confirmsWith(PortalKey.PORTAL, Map.of());

        assertThat(statusAfterLogOut()).isEqualTo("Success");

        assertThat(server.heard()).hasSize(1);
        var request = Soap.inside(server.heard().getFirst());
        assertThat(request.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(request.root().getAttribute("Destination")).isEqualTo(server.address());
        assertThat(town.audit.stream().filter(record -> record.what().equals("saml.logged-out")))
                .extracting(record -> record.on() + " " + record.details().get("by") + " " + record.outcome())
                .containsExactly("three post DONE", "soap soap DONE");
    }

    @Test
    void shouldTellAServerWhereThereIsNoBrowser() {
        confirmsWith(PortalKey.PORTAL, Map.of());
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("soap", town);
        SignedOn.to("three", town);
        var farewells = town.logout.farewells().orElseThrow();

        farewells.tellWithoutBrowser(farewells.of("sid-1"), CorrelationId.random());

        assertThat(server.heard()).hasSize(1);
        assertThat(town.audit.stream().filter(record -> record.what().equals("saml.logged-out")))
                .extracting(record -> record.on() + " " + record.outcome())
                .containsExactlyInAnyOrder("soap DONE", "three FAILED");
    }

    @Test
    void shouldBelieveNoAnswerOfAnother() {
        confirmsWith(PortalKey.STRANGER, Map.of());
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldBelieveNoUnsignedAnswer() {
        server.answers(request -> Soap.around(LogoutMessage.response(
                        "soap", Soap.inside(request).root().getAttribute("ID"), town.clock.instant(), "Success")
                .xml()));
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldBelieveNoAnswerToAnotherRequest() {
        server.answers(request -> Soap.around(LoginRequestText.signed(
                LogoutMessage.response("soap", "_another", town.clock.instant(), "Success")
                        .xml(),
                PortalKey.PORTAL.key())));
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldBelieveNoAnswerInTheNameOfAnother() {
        confirmsWith(PortalKey.PORTAL, Map.of(Town.entityOf("soap"), Town.entityOf("second")));
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldTakeARefusalForOne() {
        confirmsWith(PortalKey.PORTAL, Map.of(":Success", ":Responder"));
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldTakeNeitherErrorsNorFloodsForAnAnswer() {
        confirmsWith(PortalKey.PORTAL, Map.of());
        server.answersWith(500);
        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");
        server.answersWith(200);
        server.answers(request -> Soap.confirmation(request, town, PortalKey.PORTAL, Map.of()) + " ".repeat(70_000));
        assertThat(new Again().statusAfterLogOut()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldNotWaitForAServerThatDoesNotAnswer() {
        var never = new java.util.concurrent.CountDownLatch(1);
        server.answers(request -> {
            try {
                never.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
        var begun = Instant.now();

        assertThat(statusAfterLogOut()).isEqualTo("PartialLogout");

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
        never.countDown();
    }

    /** The next sign-on of the same citizen. */
    private final class Again {
        String statusAfterLogOut() {
            town.cookies.clear();
            town.logIn(SecurityLevel.HIGH, "sid-2", "kari");
            var three = SignedOn.to("three", town);
            SignedOn.to("soap", town);
            return PortalAnswer.of(three.request(town, "_out2").postedTo(town, PortalKey.PORTAL))
                    .status();
        }
    }
}
