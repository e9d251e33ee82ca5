package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.simulators.DialogBoard;
import org.junit.jupiter.api.Test;

/** An application, one caseworker's click, and the decision as the citizen finds it: all of it in a browser. */
class DecisionPagesIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @Test
    void shouldShowTheDecisionAfterOneClick() {
        try (var chromium = new Chromium();
                var window = chromium.open(
                        "https://login.localhost:" + SYSTEM.ports().of(Port.PKI), Optional.of(citizen.card()))) {
            window.go(SYSTEM.ports().origin("minside") + "/personvern");
            assertThat(window.text("main")).contains("Folkeregisteret", "Dialogporten", "Barnehageloven");
            window.look("privacy");
            window.go(SYSTEM.ports().origin("minside") + "/tilgjengelighet");
            assertThat(window.text("main")).contains("WCAG 2.2 A og AA");
            window.go(SYSTEM.ports().origin("hjemmehjelp") + "/");
            window.click("#portvakt-pki");
            window.go(SYSTEM.ports().origin("minside") + "/skjema/skjenkebevilling");
            window.click("main a.ds-button[href*='level=4']");
            window.waitFor("main form button[type=submit]");
            window.fill("[name='event.date']", "2027-06-12");
            window.fill("[name='event.place']", "Grendehuset");
            window.click("main form button[type=submit]");
            var id = window.address().substring(window.address().lastIndexOf('/') + 1);

            window.go(SYSTEM.ports().internal(Port.ARCHIVE, "/saksbehandling").toString());
            window.waitFor("article[data-case='%s']".formatted(id));
            window.look("case-desk");
            window.click("article[data-case='%s'] button".formatted(id));
            assertThat(window.text("[role=status]")).endsWith("recorded");

            window.go(SYSTEM.ports().origin("minside") + "/saker/" + id);
            assertThat(window.text("main")).contains("Vedtatt", "Klagefrist", "Vedtak om skjenkebevilling");
            window.look("case-decided");

            await().untilAsserted(() -> assertThat(SYSTEM.simulators().dialogs().shown())
                    .anySatisfy(dialog -> {
                        assertThat(dialog.caseId()).isEqualTo(id);
                        assertThat(dialog.status()).isEqualTo("Completed");
                    }));
            window.go(SYSTEM.ports().internal(Port.DIALOGS, DialogBoard.PAGE).toString());
            assertThat(window.text("article[data-case='%s']".formatted(id)))
                    .contains("Completed: Saken din er avgjort.", "Vi har fått søknaden din.");
            window.look("dialogs");

            window.go(SYSTEM.ports().origin("minside") + "/tilgangslogg");
            assertThat(window.text("main")).contains("Vi fortalte Dialogporten hvor saken din står.");
        }
    }
}
