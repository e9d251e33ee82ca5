package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import org.junit.jupiter.api.Test;

/** What a browser meets on the port for cards, with a real card, a bad one and none. */
class CardPagesIT {

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @Test
    void shouldSayThatThereIsNoCardOrThatItWasRevoked() {
        try (var chromium = new Chromium()) {
            try (var window = chromium.open(cardOrigin(), Optional.empty())) {
                refused(window, "viste ikke noe sertifikat", "14-no-card");
            }
            var revoked = WholeSystem.office().revokedCard(citizen);
            try (var window = chromium.open(cardOrigin(), Optional.of(revoked))) {
                refused(window, "sperret av utstederen", "14-revoked-card");
            }
        }
    }

    /** The card first: what takes less than she has shown asks for nothing more. */
    @Test
    void shouldAskForNothingMoreAtALowerLevelAfterTheCard() {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(on("hjemmehjelp", "/"));
            window.click("#portvakt-pki");
            assertThat(window.address()).isEqualTo(on("hjemmehjelp", "/"));

            window.go(on("minside", "/tilgangslogg"));

            assertThat(window.address()).isEqualTo(on("minside", "/tilgangslogg"));
        }
    }

    private static void refused(Window window, String words, String picture) {
        window.go(on("hjemmehjelp", "/"));
        window.click("#portvakt-pki");
        assertThat(window.text("#problem")).contains(words);
        assertThat(window.count("#portvakt-pki")).isOne();
        window.look(picture);
    }

    private static String on(String host, String path) {
        return WholeSystem.system().ports().origin(host) + path;
    }

    private static String cardOrigin() {
        return "https://login.localhost:" + WholeSystem.system().ports().of(Port.PKI);
    }
}
