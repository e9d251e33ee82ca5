package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.journey.Errand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdapterDownIT {

    private static final Duration NOT_A_HANG = Duration.ofSeconds(5);

    @AfterEach
    void openTheArchive() {
        WholeSystem.system().simulators().archive().refuse(false);
    }

    @Test
    void shouldShowAClearPageAndLoseNothingWhenTheAdapterIsKilled() {
        var system = WholeSystem.system();
        try (var errand = Errand.loggedIn(system, WholeSystem.office())) {
            system.simulators().archive().refuse(true);
            var submission = errand.send();

            system.killAdapter();
            var begun = Instant.now();
            var page = errand.open("/saker");
            var waited = Duration.between(begun, Instant.now());
            system.startAdapter();
            system.simulators().archive().refuse(false);

            assertThat(waited).isLessThan(NOT_A_HANG);
            assertThat(page.status()).isBetween(502, 504);
            assertThat(page.document().select("h1").text()).isNotBlank();
            assertThat(page.document().attr("lang")
                            + page.document().select("html").attr("lang"))
                    .isNotBlank();
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(numberOf(errand.open("/kvittering/" + submission)))
                            .isEqualTo(system.simulators()
                                    .archive()
                                    .caseNumber("portvakt", submission)
                                    .orElse("not archived")));
        }
    }

    private static String numberOf(Page receipt) {
        return receipt.document().select("[data-case-number]").text();
    }
}
