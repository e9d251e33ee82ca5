package no.portvakt.minside.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.print.Sheet.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class SheetPrinterTest {

    private static final SheetPrinter PRINTER = new SheetPrinter();

    private static Sheet sheet(Language language, Line... lines) {
        return new Sheet(language, "Søknad i byggesak", "Den som signerer, svarer for det.", List.of(lines));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeUniversallyAccessibleByVeraPdf(Language language) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var printed = PRINTER.print(sheet(
                language,
                new Line("Navn", "Ingrid Solbakken", "Hentet fra Folkeregisteret"),
                new Line("Hva?", "Et uthus", "")));

        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(printed), PDFAFlavour.PDFUA_1);
                var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);

            assertThat(result.isCompliant())
                    .as(result.getTestAssertions().toString())
                    .isTrue();
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
        }
        try (var document = Loader.loadPDF(printed)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</dd></dl><h1>Innvilget</h1>",
                "&lt; &amp; ]]>",
                "č đ ŋ š ŧ ž Č Đ Ŋ Š Ŧ Ž",
                "æøå ÆØÅ é ü ł ß 50 % § «sitat» – …",
                "Здравствуйте"
            })
    void shouldPrintWhatWasTypedAsItWasTyped(String typed) throws IOException {
        assertThat(PRINTER.canPrint(typed)).isTrue();
        assertThat(text(PRINTER.print(sheet(Language.NB, new Line("Felt", typed, "")))))
                .contains(typed);
    }

    @Test
    void shouldKeepLinesAndGoOnAtTheNextPage() throws IOException {
        var many = String.join("\n", Collections.nCopies(120, "en linje"));

        var printed = PRINTER.print(sheet(Language.NB, new Line("Felt", many, "")));

        try (var document = Loader.loadPDF(printed)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        assertThat(text(printed).lines().filter("en linje"::equals)).hasSize(120);
        assertThat(text(printed)).contains("1 / ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83C\uDFE0", "漢字", "a\u0000b", "x\uD83C"})
    void shouldSayWhatCannotBePrinted(String typed) {
        assertThat(PRINTER.canPrint(typed)).isFalse();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
