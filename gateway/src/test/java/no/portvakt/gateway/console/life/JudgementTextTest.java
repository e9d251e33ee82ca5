package no.portvakt.gateway.console.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.gateway.console.life.Judgement.Direction;
import no.portvakt.gateway.console.life.Judgement.Effect;
import no.portvakt.profiles.catalog.Texts;
import org.junit.jupiter.api.Test;

class JudgementTextTest {

    @Test
    void shouldReadWhatItWroteAndWhatWasToldInEnglishAlone() {
        var judgement = new Judgement(
                List.of(new Effect("a", Direction.LOWERS, "host", new Texts("verten", "verten", "the host"))),
                List.of("b"));

        assertThat(JudgementText.read(JudgementText.write(judgement))).isEqualTo(judgement);
        assertThat(JudgementText.read("""
                                {"effects": [{"service": "a", "direction": "LOWERS", "key": "host", "what": "the host"}],
                                 "below": []}
                                """).effects())
                .extracting(Effect::what)
                .containsExactly(new Texts("the host", "the host", "the host"));
    }
}
