package no.portvakt.gateway.console.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.Grade;
import no.portvakt.profiles.assess.Likelihood;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.level.SecurityLevel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentPdfTest {

    private final AssessmentPdf pdf = new AssessmentPdf();

    @ParameterizedTest
    @CsvSource({
        "nb, Risikovurdering, Hvorfor lavere",
        "nn, Risikovurdering, Kvifor lågare",
        "en, Risk assessment, Why lower"
    })
    void shouldBeTaggedAndSayInEachLanguageWhatWasDecidedAndWhy(String language, String title, String below)
            throws IOException {
        var printed = pdf.print(RiskMatrix.shipped(), service(), assessment(), "3", Locale.of(language));

        try (var document = Loader.loadPDF(printed)) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo(language);
            assertThat(document.getDocumentInformation().getTitle()).startsWith(title);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(title, below, "Ingen helseopplysninger <her> & nå", "Fordi det haster");
        }
    }

    private static ServiceProfile service() {
        return Profiles.policy().catalog().services().getFirst();
    }

    private static Assessment assessment() {
        Map<ConsequenceCategory, Grade> consequences = Arrays.stream(ConsequenceCategory.values())
                .collect(Collectors.toMap(category -> category, category -> Grade.SERIOUS));
        return new Assessment(
                LocalDate.of(2026, 11, 20),
                "Sikkerhetsansvarlig, Asker kommune",
                consequences,
                new Likelihood(Grade.SERIOUS, Grade.SERIOUS),
                SecurityLevel.of(2).orElseThrow(),
                "Ingen helseopplysninger <her> & nå",
                Optional.of("Fordi det haster"));
    }
}
