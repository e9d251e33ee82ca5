package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.simulators.SeenRequest;
import no.portvakt.demo.simulators.ShownIdentity;
import org.junit.jupiter.api.Test;

/** The journey as a person clicks it. What a person cannot do (forge headers, call an API) stands in JourneyIT. */
class BrowserJourneyIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final TestCitizen citizen = WholeSystem.office().enrol();
    private final TestCitizen other = WholeSystem.office().enrol();
    private final TestCitizen applicant = WholeSystem.office().enrol();

    @Test
    void shouldLeadACitizenFromThePortalToTheReceiptAndOutAgain() {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            openPageNeedsNoLogin(window);
            fromPortalToMyCases(window);
            try (var elsewhere = chromium.open(cardOrigin(), Optional.empty())) {
                usedCodeIsRefused(elsewhere);
            }
            var submission = applyForKindergarten(window);
            followCase(window, submission);
            cardOpensLevelFour(window);
            try (var others = chromium.open(cardOrigin(), Optional.empty())) {
                anotherCitizenSeesNothing(others, submission);
            }
            logOut(window);
        }
    }

    /** Level 3 opens the page, sending takes level 4: what she filled in, a file with it, waits while she steps up. */
    @Test
    void shouldSendOnceWhatMetALevelWallWhenTheCitizenHasSteppedUpAndConfirms() {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(applicant.card()))) {
            window.go(on("skjenkebevilling", "/"));
            window.logIn(applicant);
            assertThat(window.address()).isEqualTo(on("skjenkebevilling", "/"));

            window.sendForm("/soknad", "sommerfest på Ås", "plan.txt", "kl. 18: øl\r\nkl. 22: slutt");

            assertThat(window.text("main")).contains("ti minutter");
            assertThat(applications()).isEmpty();
            window.look("13-level-wall");
            window.click("a.ds-button");
            window.click("#portvakt-pki");
            assertThat(window.address()).startsWith(on("skjenkebevilling", "/_portvakt/resume?form="));
            assertThat(window.value("input[type=file]")).endsWith("plan.txt");
            assertThat(applications()).isEmpty();
            window.look("13-send-now");
            window.click("form[action='/soknad'] button");
            assertThat(window.address()).isEqualTo(on("skjenkebevilling", "/soknad"));
        }
        assertThat(applications()).singleElement().satisfies(sent -> {
            assertThat(sent.body()).contains("sommerfest på Ås", "plan.txt", "kl. 18: øl\r\nkl. 22: slutt");
            assertThat(sent.identity().map(ShownIdentity::acr)).contains("idporten-loa-high");
        });
    }

    private static List<SeenRequest> applications() {
        return WholeSystem.system().simulators().services().seen().stream()
                .filter(seen -> seen.service().equals("skjenkebevilling"))
                .filter(seen -> seen.method().equals("POST") && seen.target().equals("/soknad"))
                .toList();
    }

    private static void openPageNeedsNoLogin(Window window) {
        window.go(on("apningstider", "/"));
        assertThat(window.address()).isEqualTo(on("apningstider", "/"));
        window.look("01-open-page");
    }

    private void fromPortalToMyCases(Window window) {
        window.go(on("norge", "/"));
        window.look("02-national-portal");
        window.click("a[href='" + on("minside", "/saker") + "']");
        assertThat(window.address()).startsWith(on("login", "/realms/innbygger/"));
        window.look("02-log-in");
        window.logIn(citizen);
        assertThat(window.address()).isEqualTo(on("minside", "/saker"));
        window.look("02-my-cases");
    }

    private void usedCodeIsRefused(Window elsewhere) {
        elsewhere.go(on("minside", "/saker"));
        elsewhere.identify(citizen);
        int asked = elsewhere.askedCode();
        elsewhere.typeCode(citizen.code(asked - 1));
        assertThat(elsewhere.count("#feil")).isEqualTo(1);
        elsewhere.look("03-used-code");
        elsewhere.typeCode(citizen.code(asked));
        assertThat(elsewhere.address()).isEqualTo(on("minside", "/saker"));
    }

    private String applyForKindergarten(Window window) {
        window.go(on("minside", "/"));
        window.look("04-my-services");
        window.click("a[href='/skjema/barnehage']");
        assertThat(window.text("[data-path='applicant.name']"))
                .contains(citizen.resident().familyName())
                .contains("Folkeregisteret");
        assertThat(window.value("[data-path='contact.mobile'] input")).isEmpty();
        assertThat(window.text("[data-path='contact.mobile'] [data-state=failed]"))
                .contains("Ikke hentet");
        window.look("04-prefilled-form");
        window.fill("[name='place.from']", "2027-08-01");
        window.click("[data-path='place.share'] label >> nth=0");
        window.click("form.pv-form button[type=submit]");
        assertThat(window.address()).startsWith(on("minside", "/kvittering/"));
        var submission =
                window.address().substring(on("minside", "/kvittering/").length());
        await().atMost(SOON).untilAsserted(() -> {
            window.reload();
            assertThat(window.count("[data-case-number]")).isEqualTo(1);
        });
        assertThat(window.text("[data-case-number]"))
                .isEqualTo(WholeSystem.system()
                        .simulators()
                        .archive()
                        .caseNumber("portvakt", submission)
                        .orElse("not archived"));
        window.look("05-receipt");
        return submission;
    }

    private static void followCase(Window window, String submission) {
        window.go(on("minside", "/saker"));
        window.click("a[href='/saker/" + submission + "']");
        assertThat(window.text(".ds-tag")).isEqualTo("Mottatt");
        var outcome = WholeSystem.system().simulators().oppad().tell("oppad-" + UUID.randomUUID(), submission, "B", 1);
        assertThat(outcome).isEqualTo("recorded");
        window.reload();
        assertThat(window.text(".ds-tag")).isEqualTo("Under behandling");
        window.look("06-case");
        window.go(on("norge", "/mine/"));
        assertThat(window.address()).isEqualTo(on("norge", "/mine/"));
        assertThat(window.text("main")).contains("Under behandling");
        window.look("06-cases-in-national-portal");
    }

    private static void cardOpensLevelFour(Window window) {
        window.go(on("hjemmehjelp", "/"));
        assertThat(window.count("#pid") + window.count("#code")).isZero();
        window.look("07-smart-card");
        window.click("#portvakt-pki");
        assertThat(window.address()).isEqualTo(on("hjemmehjelp", "/"));
        assertThat(window.text("#identity")).contains("idporten-loa-high");
        window.look("07-level-4");
    }

    private void anotherCitizenSeesNothing(Window others, String submission) {
        others.go(on("minside", "/saker/" + submission));
        others.logIn(other);
        assertThat(others.count(".pv-timeline")).isZero();
        others.look("11-not-yours");
    }

    private static void logOut(Window window) {
        window.go(on("minside", "/tilgangslogg"));
        window.look("12-access-log");
        window.click("form[action='/_portvakt/logout'] button");
        assertThat(window.address()).isEqualTo(on("minside", "/_portvakt/logged-out"));
        window.look("12-logged-out");
        window.go(on("hjemmehjelp", "/"));
        assertThat(window.address()).startsWith(on("login", "/realms/innbygger/"));
    }

    private static String on(String host, String path) {
        return WholeSystem.system().ports().origin(host) + path;
    }

    private static String cardOrigin() {
        return "https://login.localhost:" + WholeSystem.system().ports().of(Port.PKI);
    }
}
