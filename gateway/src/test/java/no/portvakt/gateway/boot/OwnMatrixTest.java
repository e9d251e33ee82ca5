package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import no.portvakt.profiles.assess.RiskMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnMatrixTest {

    @TempDir
    Path folder;

    private static String shipped() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RiskMatrix.class.getResourceAsStream("/assessment/risk-matrix.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private OwnMatrix matrix(String yaml) throws IOException {
        return new OwnMatrix(Optional.of(Files.writeString(folder.resolve("matrix.yaml"), yaml)));
    }

    @Test
    void shouldUseTheMunicipalitysOwn() throws IOException {
        var own = matrix(shipped().replace("source: >-", "source: The council of Asker, case 26/114\n  note: >-"));
        assertThat(own.problems()).as("a key that nobody knows").hasSize(1);

        var sound = matrix(shipped().replaceFirst("(?s)source: >-.*?decision\\.", "source: The council, case 26/114"));
        assertThat(sound.problems()).isEmpty();
        assertThat(sound.matrix().source()).isEqualTo("The council, case 26/114");
    }

    @Test
    void shouldStopTheStartWithAnUnusableOneAndSayEveryReason() throws IOException {
        var falling = matrix(shipped().replaceFirst("small: +\\[1, 1, 2, 2, 2\\]", "small: [1, 1, 2, 2, 0]"));
        assertThat(falling.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem)
                .startsWith("portvakt.risk-matrix: "));

        var missing = new OwnMatrix(Optional.of(folder.resolve("none.yaml")));
        assertThat(missing.problems()).singleElement().asString().contains("cannot read");
    }

    @Test
    void shouldUseTheShippedOneWithoutASetting() {
        var none = new OwnMatrix(Optional.empty());

        assertThat(none.problems()).isEmpty();
        assertThat(none.matrix().source()).isEqualTo(RiskMatrix.shipped().source());
    }
}
