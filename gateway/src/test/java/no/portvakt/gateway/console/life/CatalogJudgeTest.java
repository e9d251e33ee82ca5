package no.portvakt.gateway.console.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.profiles.assess.MatrixOutcome;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;

class CatalogJudgeTest {

    private static final DocumentName DOCUMENT = new DocumentName("barnehage.yaml");

    private final Documents shipped = Documents.of(ProfileLoader.shipped().stream()
            .collect(Collectors.toMap(source -> new DocumentName(source.name()), ProfileSource::yaml)));

    private Documents retitled() {
        var yaml = shipped.text(DOCUMENT).orElseThrow();
        return shipped.with(DOCUMENT, Optional.of(yaml.replaceFirst("nb: ", "nb: Ny ")));
    }

    private static RiskMatrix asking(String level) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RiskMatrix.class.getResourceAsStream("/assessment/risk-matrix.yaml"))) {
            var yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\\[[0-4](, [0-4]){4}]", "[%1$s, %1$s, %1$s, %1$s, %1$s]".formatted(level));
            return ((MatrixOutcome.Parsed) RiskMatrix.parse(yaml)).matrix();
        }
    }

    @Test
    void shouldHoldWhatIsChangedAgainstTheMatrixThatItWasGiven() throws IOException {
        assertThat(new CatalogJudge(RiskMatrix.shipped()).judge(shipped, retitled()))
                .isInstanceOf(Verdict.Sound.class);
        assertThat(new CatalogJudge(asking("4")).judge(shipped, retitled()))
                .isInstanceOfSatisfying(Verdict.Unsound.class, unsound -> assertThat(unsound.problems())
                        .extracting(problem -> problem.file())
                        .containsExactly(DOCUMENT.value()));
    }
}
