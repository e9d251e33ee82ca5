package no.portvakt.idp.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PinLetterTest {

    @Property(tries = 200)
    void shouldDrawTwentyDifferentReadableCodesWhateverTheChance(@ForAll long seed) {
        var letter = PinLetter.draw(3, new Random(seed));

        assertThat(letter.codes()).hasSize(20).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code.characters())
                .matches("[ACDEFGHJKMNPQRTVWXY34679]{5}"));
        assertThat(letter.number()).isEqualTo(3);
    }

    @Test
    void shouldDrawAgainWhenChanceRepeatsItself() {
        var later = new Random(1);
        var stuckAtFirst = new RandomGenerator() {
            private int drawn;

            @Override
            public long nextLong() {
                return later.nextLong();
            }

            @Override
            public int nextInt(int bound) {
                drawn++;
                return drawn <= 4 * PinCode.LENGTH ? 0 : later.nextInt(bound);
            }
        };

        assertThat(PinLetter.draw(1, stuckAtFirst).codes()).hasSize(20).doesNotHaveDuplicates();
    }
}
