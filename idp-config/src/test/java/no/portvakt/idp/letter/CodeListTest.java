package no.portvakt.idp.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodeListTest {

    @Property(tries = 200)
    void shouldDrawTwentyDifferentReadableCodesWhateverTheChance(
            @ForAll long seed, @ForAll @IntRange(min = PinCode.SHORTEST, max = PinCode.LONGEST) int length) {
        var list = CodeList.draw(new Random(seed), length);

        assertThat(list.codes()).hasSize(20).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code.characters())
                .matches("[ACDEFGHJKMNPQRTVWXY34679]{" + length + "}"));
        assertThat(list.toString()).doesNotContain(list.codes().getFirst().characters());
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
                return drawn <= 4 * PinCode.SHORTEST ? 0 : later.nextInt(bound);
            }
        };

        assertThat(CodeList.draw(stuckAtFirst, PinCode.SHORTEST).codes())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseAListInWhichACodeIsRightUnderTwoNumbers() {
        var twice = Collections.nCopies(20, new PinCode("ACDE3"));

        assertThatThrownBy(() -> new CodeList(twice)).isInstanceOf(IllegalArgumentException.class);
    }
}
