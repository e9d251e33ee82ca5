package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.Test;

/** An application that has to be signed, by somebody who logged in with her PIN letter: all of it in a browser. */
class SigningPagesIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final String SEND = "main form button[type=submit]";

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @Test
    void shouldSendTheApplicationOnceItIsSignedByHerAlone() {
        WholeSystem.office().enrol();
        try (var chromium = new Chromium();
                var window = chromium.open(
                        "https://login.localhost:" + SYSTEM.ports().of(Port.PKI), Optional.empty())) {
            window.go(SYSTEM.ports().origin("minside") + "/skjema/byggesak");
            window.logIn(citizen);
            window.fill("[name='property']", "12/34");
            window.fill("[name='measure']", "Et uthus på 15 m² ved naboens gjerde");
            assertThat(window.text("main")).contains("Dette skjemaet må signeres");
            window.click(SEND);
            var page = window.address();
            assertThat(page).startsWith(SYSTEM.ports().origin("minside") + "/signering/");
            window.look("signing");
            window.go(SYSTEM.ports().origin("minside") + "/");
            assertThat(window.text("main")).contains("Venter på deg (");
            window.look("signing-waits");

            window.click("main a[href*='/signering/']");
            window.click("main a.ds-button[href*='/signer/']");
            window.click("button[value=annen]");
            assertThat(window.address()).isEqualTo(page);
            assertThat(window.text("[data-trouble]")).contains("en annen enn deg");
            window.look("signing-somebody-else");

            window.click("form[action$='/igjen'] button");
            window.click("main a.ds-button[href*='/signer/']");
            window.click("button[value=signer]");
            assertThat(window.text("main")).contains("Takk, vi har mottatt skjemaet");
            var id = page.substring(page.lastIndexOf('/') + 1);
            await().untilAsserted(() -> {
                window.go(SYSTEM.ports().origin("minside") + "/kvittering/" + id);
                assertThat(window.count("[data-case-number]")).isOne();
            });
            var phone = citizen.resident().association().orElseThrow().phone();
            await().untilAsserted(() -> assertThat(SYSTEM.simulators().sms().textsTo(phone))
                    .anyMatch(text -> text.startsWith("Asker kommune: Vi har fått skjemaet ditt.")));
            window.go(SYSTEM.ports().origin("minside") + "/tilgangslogg");
            assertThat(window.text("main")).contains("Vi varslet deg på SMS", "Signeringstjenesten fikk skjemaet ditt");
        }
    }
}
