package no.portvakt.idp.mailing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import no.portvakt.idp.mailing.address.Resident;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfLettersTest {

    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final Resident KARI =
            new Resident("Kari", "Ås & Sønn <b>", List.of("Bleikerveien 12", "H0203"), "1387", "Asker");
    private static final Resident OLA = new Resident("Ola", "Nygård", List.of("Kirkeveien 1"), "1383", "Asker");

    private final PdfLetters pdf = new PdfLetters();

    @ParameterizedTest
    @EnumSource(LetterFrame.Language.class)
    void shouldBeUniversallyAccessibleByVeraPdf(LetterFrame.Language language) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var printed = pdf.print(frame(language), List.of(letter(1, true, KARI), letter(7, false, OLA)));

        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(printed), PDFAFlavour.PDFUA_1);
                var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);

            assertThat(result.isCompliant())
                    .as(result.getTestAssertions().toString())
                    .isTrue();
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
        }
    }

    @Test
    void shouldPrintALetterAPageWithItsCodesNumbered() throws IOException {
        var printed = pdf.print(frame(LetterFrame.Language.nb), List.of(letter(1, true, KARI), letter(7, false, OLA)));

        try (var document = Loader.loadPDF(printed)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            var first = text(document.getPage(0));
            var second = text(document.getPage(1));
            assertThat(first).contains("brev 1", "Kari Ås & Sønn <b>", "velg et passord", "22. november 2026");
            assertThat(second)
                    .contains("brev 7", "Ola Nygård", "passordet du har")
                    .doesNotContain("velg et passord");
            for (int number = 1; number <= 20; number++) {
                assertThat(first).containsPattern("(?m)(^| )" + number + " " + code(number) + "( |$)");
            }
        }
    }

    @Test
    void shouldWriteNynorskWhenAskedTo() throws IOException {
        var printed = pdf.print(frame(LetterFrame.Language.nn), List.of(letter(1, true, KARI)));

        try (var document = Loader.loadPDF(printed)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nn");
            assertThat(text(document.getPage(0))).contains("Slik kjem du i gang", "vel eit passord");
        }
    }

    /** Whoever holds the envelope reads who it is for, and nothing else. */
    @Test
    void shouldShowTheAddressAndNothingElseInTheWindow() throws IOException {
        var printed = pdf.print(frame(LetterFrame.Language.nb), List.of(letter(1, true, KARI)));

        try (var document = Loader.loadPDF(printed)) {
            assertThat(within(document.getPage(0), 20, 45, 90, 40).strip().lines())
                    .containsExactlyElementsOf(KARI.lines());
            assertThat(text(document.getPage(0)).split("Bleikerveien 12", -1)).hasSize(2);
        }
    }

    @Test
    void shouldNotPrintWhatItHoldsWhenItIsLogged() {
        assertThat(letter(1, true, KARI).toString()).doesNotContain("Bleiker").doesNotContain(code(1));
    }

    private static LetterFrame frame(LetterFrame.Language language) {
        return new LetterFrame("Asker kommune", "minside.asker.kommune.no", LocalDate.of(2026, 11, 22), language);
    }

    private static LetterToPrint letter(int number, boolean first, Resident to) {
        return new LetterToPrint(
                number,
                first,
                to,
                IntStream.rangeClosed(1, 20).mapToObj(PdfLettersTest::code).toList());
    }

    private static String code(int number) {
        return "QW%s%sE".formatted("ACDEFGHJKM".charAt(number % 10), "NPQR".charAt(number / 10));
    }

    private static String within(PDPage page, double left, double top, double width, double height) throws IOException {
        var stripper = new PDFTextStripperByArea();
        stripper.setSortByPosition(true);
        stripper.addRegion(
                "window",
                new Rectangle2D.Double(
                        left * POINTS_PER_MM, top * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM));
        stripper.extractRegions(page);
        return stripper.getTextForRegion("window");
    }

    private static String text(PDPage page) throws IOException {
        try (var alone = new PDDocument()) {
            alone.importPage(page);
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(alone);
        }
    }
}
