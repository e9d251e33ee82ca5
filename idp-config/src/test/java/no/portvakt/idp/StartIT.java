package no.portvakt.idp;

import static org.assertj.core.api.Assertions.assertThat;

import no.portvakt.idp.running.RunningKeycloak;
import org.junit.jupiter.api.Test;

class StartIT {

    @Test
    void shouldRunWhenStarted() {
        assertThat(RunningKeycloak.get().server().isRunning()).isTrue();
    }
}
