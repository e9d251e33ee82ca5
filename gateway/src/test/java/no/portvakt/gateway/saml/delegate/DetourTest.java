package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.Test;

/** She has logged out at the identity provider, and her browser goes past the portals that it alone can tell. */
class DetourTest {

    private static final String SID = "sid-1";
    private static final String THERE = "https://eportal.test/farewell?state=1";

    private final Town town = new Town();

    /** The identity provider tells us by its own way, while the browser waits for its answer. */
    private void endsThere() {
        var farewells = town.logout.farewells().orElseThrow();
        farewells.tellWithoutBrowser(farewells.of(SID), CorrelationId.random());
    }

    private String past(String sid) {
        return town.logout.detour().orElseThrow().past(sid, THERE);
    }

    @Test
    void shouldAskEveryPortalThatOnlyTheBrowserCanTellAndThenGoWhereSheWasSent() {
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("three", town);
        SignedOn.to("second", town);
        SignedOn.to("pseudonymous", town);
        endsThere();

        var asked = Asked.at(town.step(SingleLogoutTest.location(town.step(past(SID)))));
        var next = town.step(SingleLogoutTest.location(asked.confirm(town, "Success")));
        var askedNext = Asked.at(next);
        var last = town.step(SingleLogoutTest.location(askedNext.confirm(town, "Success")));

        assertThat(List.of(asked.portal(), askedNext.portal())).containsExactlyInAnyOrder("three", "second");
        assertThat(SingleLogoutTest.location(last)).isEqualTo(THERE);
        assertThat(town.audit.stream().filter(record -> record.what().equals("saml.logged-out")))
                .extracting(record -> record.on() + " " + record.outcome())
                .containsExactlyInAnyOrder(
                        "pseudonymous FAILED", "three FAILED", "second FAILED", "three DONE", "second DONE");
    }

    @Test
    void shouldGoStraightWhereThereIsNobodyToTellOrAllWereToldBefore() {
        assertThat(SingleLogoutTest.location(town.step(past(SID)))).isEqualTo(THERE);

        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("three", town);
        endsThere();
        town.step(past(SID));

        assertThat(SingleLogoutTest.location(town.step(past(SID)))).isEqualTo(THERE);
    }

    @Test
    void shouldTellNobodyAboutAnothersSignOn() {
        town.logIn(SecurityLevel.HIGH);
        SignedOn.to("three", town);
        endsThere();

        assertThat(SingleLogoutTest.location(town.step(past("sid-2")))).isEqualTo(THERE);
    }

    @Test
    void shouldLeadNowhereByAnAddressThatIsNotOursOrIsOver() {
        var old = past(SID);
        town.clock.advance(Duration.ofMinutes(6));
        var sealed = past(SID).replaceAll(".*past=", "");

        Stream.of(old, "?past=" + THERE, "?past=", "?past=" + sealed.substring(0, sealed.length() - 4) + "AAAA")
                .forEach(
                        address -> assertThat(town.step(address)).as(address).isNotInstanceOf(OwnReply.Redirect.class));
    }
}
