package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.Test;

/**
 * One form from five systems that agree on nothing: Folkeregisteret and e24/7 by JSON, the latter with a bought token,
 * ePortal by SOAP with a certificate, K2000 by a view of its database, and FRI by a file.
 */
class FagsystemPrefillIT {

    /** FRI's file is looked at once a minute. */
    private static final Duration A_MINUTE = Duration.ofSeconds(75);

    private static final DemoSystem SYSTEM = WholeSystem.system();

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @Test
    void shouldFillOneFormFromFiveSystems() {
        var association = citizen.resident().association().orElseThrow();
        try (var chromium = new Chromium();
                var window = chromium.open(
                        "https://login.localhost:" + SYSTEM.ports().of(Port.PKI), Optional.of(citizen.card()))) {
            window.go(SYSTEM.ports().origin("hjemmehjelp") + "/");
            window.click("#portvakt-pki");
            window.go(SYSTEM.ports().origin("minside") + "/skjema/skjenkebevilling");

            assertFetched(window, "applicant.name", citizen.resident().familyName(), "Folkeregisteret");
            assertFetched(window, "earlier.phone", association.phone(), "e24/7");
            assertFetched(window, "organisation.name", association.name(), "ePortal");
            assertFetched(window, "organisation.number", association.organisationNumber(), "ePortal");
            assertFetched(window, "licence.number", association.licence(), "K2000");
            assertFetched(
                    window,
                    "licence.validUntil",
                    association.validUntil().format(DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.of("nb"))),
                    "K2000");
            await().atMost(A_MINUTE).pollInterval(Duration.ofSeconds(2)).until(() -> {
                window.reload();
                return window.count(source("booking.facility")) == 1;
            });
            assertFetched(window, "booking.facility", association.facility(), "FRI");
            window.look("form-from-five-systems");
        }
    }

    private static void assertFetched(Window window, String path, String value, String system) {
        assertThat(window.count(source(path)))
                .as(path + ": " + window.text("main"))
                .isOne();
        assertThat(window.text(source(path))).as(path).contains(system);
        assertThat(
                        window.count("[data-path='%s'] input".formatted(path)) == 1
                                ? window.value("[data-path='%s'] input".formatted(path))
                                : window.text("[data-path='%s']".formatted(path)))
                .as(path)
                .contains(value);
    }

    private static String source(String path) {
        return "[data-path='%s'] .pv-source[data-state=fetched] strong".formatted(path);
    }
}
