package no.portvakt.demo.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/**
 * The letter that a caseworker's click sends: that a licence is granted.
 *
 * @param complainUntil three weeks after the decision (forvaltningsloven § 29)
 */
record DecisionLetter(String caseNumber, String applicant, LocalDate decided, LocalDate complainUntil) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.of("nb"));
    private static final float MARGIN = 72;
    private static final float SIZE = 11;
    private static final float HEADING = 16;
    private static final float LEADING = 18;

    byte[] pdf() {
        try (var document = new PDDocument();
                var written = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            document.getDocumentInformation().setTitle("Vedtak i sak " + caseNumber);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setLeading(LEADING);
                content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                line(content, Standard14Fonts.FontName.HELVETICA_BOLD, HEADING, "Vedtak: skjenkebevilling er gitt");
                content.newLine();
                for (var said : lines()) {
                    line(content, Standard14Fonts.FontName.HELVETICA, SIZE, said);
                }
                content.endText();
            }
            document.save(written);
            return written.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("the letter cannot be written", broken);
        }
    }

    private List<String> lines() {
        return List.of(
                "Asker kommune, " + decided.format(DAY),
                "Sak " + caseNumber,
                "",
                "Til " + applicant,
                "",
                "Du får bevilling til å skjenke alkohol ved arrangementet du søkte om (alkoholloven § 4-5).",
                "Bevillingen gjelder for denne ene anledningen og for det stedet som står i søknaden.",
                "",
                "Du kan klage på vedtaket til og med " + complainUntil.format(DAY) + ".",
                "",
                "Brevet er laget av en simulator og gir ingen rettigheter.");
    }

    /** The standard fonts know Latin letters only; whatever else a name holds is shown as a question mark. */
    private static void line(PDPageContentStream content, Standard14Fonts.FontName name, float size, String text)
            throws IOException {
        var font = new PDType1Font(name);
        content.setFont(font, size);
        content.showText(shown(font, text));
        content.newLine();
    }

    private static String shown(PDFont font, String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(letter -> shown.appendCodePoint(knows(font, letter) ? letter : '?'));
        return shown.toString();
    }

    private static boolean knows(PDFont font, int letter) {
        try {
            return font.encode(Character.toString(letter)).length > 0;
        } catch (IOException | IllegalArgumentException unknown) {
            return false;
        }
    }
}
