package no.portvakt.idp.mailing.document;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A letter a page as PDF/UA: tagged, with language and title, fonts inside. The address stands where the window of a C5
 * or E65 envelope shows it, and nothing else does.
 */
public final class PdfLetters implements LetterDocument {

    private static final String FOLDER = "/letters";
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String FAMILY = "Liberation Sans";

    /** Held, since a logger that nobody holds forgets its level. It tells of fonts that no letter uses. */
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_32);
    private final byte[] font;

    static {
        // It tells of every style sheet and font.
        XRLog.setLoggingEnabled(false);
        PDFBOX.setLevel(Level.SEVERE);
    }

    public PdfLetters() {
        templates.setTemplateLoader(new ClassTemplateLoader(PdfLetters.class, FOLDER));
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        try (var stream = resource(FONT)) {
            font = stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A line of the list: two codes beside each other. */
    public record Row(int left, String leftCode, int right, String rightCode) {}

    /** What the template knows of a letter. */
    public record Page(int number, boolean setsPassword, List<String> address, List<Row> rows) {}

    @Override
    public byte[] print(LetterFrame frame, List<LetterToPrint> letters) {
        var document = new PDDocument();
        try (var glyphs = glyphs();
                var out = new ByteArrayOutputStream()) {
            // Renders, subsets the font, and closes the document.
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFastMode()
                    .usePDDocument(document)
                    .useFont(new PDFontSupplier(PDType0Font.load(document, glyphs, true)), FAMILY)
                    .withHtmlContent(html(frame, letters), null)
                    .withProducer("Portvakt")
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("letters cannot be printed", broken);
        }
    }

    /** Without ligatures, which PDFBox looks for with regular expressions made anew for every word: most of the time. */
    private TrueTypeFont glyphs() throws IOException {
        var glyphs = new TTFParser().parse(new RandomAccessReadBuffer(font));
        glyphs.setEnableGsub(false);
        return glyphs;
    }

    @Override
    public String mediaType() {
        return "application/pdf";
    }

    @Override
    public String extension() {
        return "pdf";
    }

    private String html(LetterFrame frame, List<LetterToPrint> letters) {
        try (var html = new StringWriter()) {
            templates
                    .getTemplate("letter.ftl")
                    .process(
                            Map.of(
                                    "language", frame.language().name(),
                                    "sender", frame.sender(),
                                    "site", frame.site(),
                                    "date", frame.writtenDate(),
                                    "text", words(frame.language()),
                                    "letters",
                                            letters.stream()
                                                    .map(PdfLetters::page)
                                                    .toList()),
                            html);
            return html.toString();
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException("the template of the letter is broken", broken);
        }
    }

    private static Page page(LetterToPrint letter) {
        int half = (letter.codes().size() + 1) / 2;
        var rows = IntStream.range(0, half)
                .mapToObj(i -> new Row(
                        i + 1,
                        letter.codes().get(i),
                        i + 1 + half,
                        i + half < letter.codes().size() ? letter.codes().get(i + half) : ""))
                .toList();
        return new Page(letter.number(), letter.setsPassword(), letter.to().lines(), rows);
    }

    private static Map<String, String> words(LetterFrame.Language language) {
        try (var reader = new InputStreamReader(
                resource(FOLDER + "/letter_" + language + ".properties"), StandardCharsets.UTF_8)) {
            var bundle = new PropertyResourceBundle(reader);
            return bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream resource(String name) {
        var stream = PdfLetters.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return stream;
    }
}
