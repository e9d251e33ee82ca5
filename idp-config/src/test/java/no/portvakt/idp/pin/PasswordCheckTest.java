package no.portvakt.idp.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordCheckTest {

    /** Counts what a clock outside could measure. */
    private static final class Counting implements PasswordCheck.Hashing<String> {

        private final boolean hasPassword;
        private int hashes;

        Counting(boolean hasPassword) {
            this.hasPassword = hasPassword;
        }

        @Override
        public boolean hasPassword(String citizen) {
            return hasPassword;
        }

        @Override
        public boolean isRight(String citizen, String password) {
            hashes++;
            return password.equals("right");
        }

        @Override
        public void hashForNothing() {
            hashes++;
        }
    }

    @ParameterizedTest(name = "known {0}, has a password {1}, admitted {2}, types {3}: {4}")
    @CsvSource({
        "true, true, true, right, true",
        "true, true, true, wrong, false",
        "true, true, false, right, false",
        "true, true, false, wrong, false",
        "true, false, true, right, false",
        "true, false, false, right, false",
        "false, true, true, right, false",
        "false, true, false, right, false",
        "false, false, true, wrong, false",
    })
    void shouldHashOnceWhoeverAsksAndWhateverTheAnswer(
            boolean known, boolean hasPassword, boolean admitted, String password, boolean right) {
        var hashing = new Counting(hasPassword);

        var answer = new PasswordCheck<>(hashing).isRight(Optional.of("kari").filter(_ -> known), admitted, password);

        assertThat(answer).isEqualTo(right);
        assertThat(hashing.hashes).isEqualTo(1);
    }
}
