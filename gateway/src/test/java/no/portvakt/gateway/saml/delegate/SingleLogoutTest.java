package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.audit.AuditOutcome;
import org.junit.jupiter.api.Test;

/** A log-out begins at a portal or with us, and reaches every portal that was told of the sign-on. */
class SingleLogoutTest {

    private final Town town = new Town();

    private OwnReply ask(SignedOn portal) {
        return portal.request(town, "_out1").postedTo(town, PortalKey.PORTAL);
    }

    private boolean isLoggedIn() {
        var cookie = town.cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .toList();
        return town.sessions
                .peek(
                        "login",
                        List.of(String.join("; ", cookie)),
                        new SessionLimits(Duration.ofDays(1), Duration.ofDays(1)))
                .toCompletableFuture()
                .join()
                .isPresent();
    }

    @Test
    void shouldEndTheSignOnHereAndAtTheProviderAndConfirm() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        var kept = Map.copyOf(town.cookies);

        var answer = PortalAnswer.of(ask(three));

        town.cookies.putAll(kept);
        assertThat(isLoggedIn()).isFalse();
        assertThat(town.endedThere).containsExactly("refresh of sid-1");
        assertThat(answer.to()).isEqualTo(Town.logoutOf("three"));
        assertThat(answer.status()).isEqualTo("Success");
        assertThat(answer.root().getAttribute("InResponseTo")).isEqualTo("_out1");
        assertThat(answer.root().getAttribute("Destination")).isEqualTo(Town.logoutOf("three"));
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(town.audit.getLast()).satisfies(record -> {
            assertThat(record.what()).isEqualTo("saml.logged-out");
            assertThat(record.on()).isEqualTo("three");
            assertThat(record.outcome()).isEqualTo(AuditOutcome.DONE);
        });
    }

    @Test
    void shouldAnswerByTheBindingThatWasAskedByAndGiveTheRelayStateBack() {
        town.logIn(SecurityLevel.HIGH);
        var second = SignedOn.to("second", town);

        var answer = RedirectedTo.of(second.request(town, "_out1").redirectedTo(town, "page 7", PortalKey.PORTAL));

        assertThat(answer.address()).isEqualTo(Town.logoutOf("second") + "/answers");
        assertThat(answer.relayState()).contains("page 7");
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(answer.xml()).contains("InResponseTo=\"_out1\"", "status:Success", "LogoutResponse");
    }

    @Test
    void shouldTellEveryOtherPortalByTheBrowserBeforeItAnswersTheFirst() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("four", town);
        var second = SignedOn.to("second", town);

        var step = ask(three);
        assertThat(isLoggedIn()).as("before anybody is told").isFalse();
        var asked = Asked.at(town.step(location(step)));
        var confirmed = asked.confirm(town, "Success");
        var askedNext = Asked.at(town.step(location(confirmed)));
        var last = town.step(location(askedNext.confirm(town, "Success")));

        assertThat(List.of(asked.portal(), askedNext.portal())).containsExactlyInAnyOrder("second", "four");
        assertThat((asked.portal().equals("second") ? asked : askedNext).xml())
                .contains(second.nameId(), second.sessionIndex());
        var answer = PortalAnswer.of(last);
        assertThat(answer.all("StatusCode")).hasSize(1);
        assertThat(answer.status()).isEqualTo("Success");
        assertThat(town.audit.stream().filter(record -> record.what().equals("saml.logged-out")))
                .extracting(record -> record.on() + " " + record.outcome())
                .containsExactlyInAnyOrder("three DONE", "four DONE", "second DONE");
        assertThat(town.cookies.keySet()).noneMatch(name -> name.contains("-out-"));
    }

    @Test
    void shouldLeadPastThoseWhoHearInAFrameBeforeItAnswersTheFirst() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        town.framed.add("sid-1");

        var first = location(ask(three));
        assertThat(first).startsWith(FramedSignOns.PAGE + Town.ORIGIN + "/_portvakt/saml/logout?");
        var answer = PortalAnswer.of(town.step(first.substring(FramedSignOns.PAGE.length())));

        assertThat(answer.to()).isEqualTo(Town.logoutOf("three"));
        assertThat(answer.status()).isEqualTo("Success");
    }

    @Test
    void shouldSayThatNotAllAreLoggedOutWhereOneRefused() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("four", town);

        var asked = Asked.at(town.step(location(ask(three))));
        var answer = PortalAnswer.of(town.step(location(asked.confirm(town, "Responder"))));

        assertThat(answer.all("StatusCode").getFirst().getAttribute("Value")).endsWith(":Success");
        assertThat(answer.status()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldSayThatNotAllAreLoggedOutWhereOneCannotBeTold() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("pseudonymous", town);

        assertThat(PortalAnswer.of(ask(three)).status()).isEqualTo("PartialLogout");
    }

    @Test
    void shouldLetHerGoOnWithoutAPortalThatNeverCameBack() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("four", town);
        var begun = location(ask(three));
        var asked = Asked.at(town.step(begun));

        var stuck = (OwnReply.Page) town.step(begun);
        assertThat(stuck.html()).contains("four.portal.test", "&amp;without=four");
        assertThat(((OwnReply.Page) town.step("?")).html())
                .as("by the address alone")
                .contains("without=four");
        var answer = PortalAnswer.of(town.step(begun + "&without=four"));

        assertThat(answer.status()).isEqualTo("PartialLogout");
        assertThat(((OwnReply.Page) town.step(location(asked.confirm(town, "Success")))).html())
                .as("what comes too late changes nothing")
                .contains("Du er logget ut");
    }

    @Test
    void shouldGiveAChainToTheBrowserThatBeganItAlone() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        SignedOn.to("four", town);
        var begun = location(ask(three));
        town.cookies.clear();

        assertThat(((OwnReply.Page) town.step(begun)).html())
                .contains("Du er logget ut")
                .doesNotContain("four");
    }

    @Test
    void shouldTellPortalsOfALogOutThatBeganHere() {
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("three", town);
        var farewells = town.logout.farewells().orElseThrow();
        var page = "https://skjema.kommune.test/_portvakt/logged-out";

        var next = farewells.tell(
                farewells.of("sid-1"), page, page + "?portals=1", no.portvakt.trust.correlation.CorrelationId.random());

        assertThat(next).startsWith(Town.ORIGIN + "/_portvakt/saml/logout?begin=");
        var taken = location(town.step(next));
        assertThat(((OwnReply.Page) town.step(next)).html()).as("once").contains("Du er logget ut");
        var asked = Asked.at(town.step(taken));
        assertThat(location(town.step(location(asked.confirm(town, "Success")))))
                .isEqualTo(page);
        assertThat(farewells.of("sid-1")).as("told once").isEmpty();
    }

    @Test
    void shouldTellNobodyAnythingWhoLoggedOutMeanwhile() {
        town.logIn(SecurityLevel.HIGH);
        var kept = town.post(LoginRequestText.signed(town.request("three", "", ""), PortalKey.PORTAL.key()), "");
        town.sessions.endSid("sid-1").toCompletableFuture().join();

        assertThat(location(town.goOn(kept))).contains("/_portvakt/login?");
        assertThat(town.logout.farewells().orElseThrow().of("sid-1")).isEmpty();
    }

    @Test
    void shouldForgetASignOnWithTheLongestSession() {
        town.logIn(SecurityLevel.HIGH);
        var three = SignedOn.to("three", town);
        town.clock.advance(Town.LIMITS.absolute().plusDays(1));

        assertThat(PortalAnswer.of(ask(three)).status()).isEqualTo("UnknownPrincipal");
    }

    @Test
    void shouldSayWhereLogOutsGo() {
        var reply = town.paths.metadata().handler().handle(Town.made("GET", SamlPaths.METADATA, "", Map.of(), ""));

        var metadata = new PortalAnswer(
                "", java.util.Optional.empty(), LoginRequestText.parse(((OwnReply.Document) reply).text()));
        assertThat(metadata.all("SingleLogoutService"))
                .extracting(service ->
                        service.getAttribute("Binding").replaceAll(".*:", "") + " " + service.getAttribute("Location"))
                .containsExactly("HTTP-Redirect " + Town.SLO, "HTTP-POST " + Town.SLO, "SOAP " + Town.BY_SOAP);
    }

    @Test
    void shouldNotEndAnythingWhereAPostedAnswerWasNotAskedFor() {
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("three", town);

        var reply = LogoutMessage.response("three", "_never", town.clock.instant(), "Success")
                .postedTo(town, PortalKey.PORTAL);

        assertThat(reply).isEqualTo(OwnReply.Refusal.because(Reason.INVALID_INPUT));
        assertThat(isLoggedIn()).isTrue();
    }

    static String location(OwnReply reply) {
        return reply instanceof OwnReply.Redirect redirect ? redirect.location() : "no redirect: " + reply;
    }
}
