package no.portvakt.demo.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class SyntheticNumbersTest {

    @RepeatedTest(50)
    void shouldBelongToNobodyWhenDrawn() {
        var number = new SyntheticNumbers().next();

        assertThat(number.isSynthetic()).isTrue();
        assertThat(number.isDNumber()).isFalse();
        assertThat(number.reveal().substring(2, 4)).isBetween("81", "92");
    }
}
