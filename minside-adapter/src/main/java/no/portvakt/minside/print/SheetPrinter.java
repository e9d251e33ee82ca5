package no.portvakt.minside.print;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Prints sheets as PDF/UA: tagged, with language and title, the font inside. What people typed goes in as text nodes, so
 * nothing of it is ever read as markup. Thread-safe; takes some tens of milliseconds.
 */
public final class SheetPrinter {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String FAMILY = "Liberation Sans";
    private static final String STYLE = """
            @page {
              size: A4; margin: 22mm 20mm;
              @bottom-right { content: counter(page) " / " counter(pages); font: 9pt 'Liberation Sans' }
            }
            html { font-family: 'Liberation Sans' }
            body { font-size: 11pt; line-height: 1.4 }
            h1 { font-size: 18pt; font-weight: normal; margin: 0 0 6pt }
            p { margin: 0 0 14pt }
            dt { color: #444; font-size: 9.5pt; margin-top: 9pt }
            dd { margin: 0; white-space: pre-wrap; word-wrap: break-word }
            .note { color: #444; font-size: 9.5pt }
            """;

    private final CmapLookup glyphs;

    static {
        // It tells of every style sheet and font.
        XRLog.setLoggingEnabled(false);
    }

    public SheetPrinter() {
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(font()))) {
            this.glyphs = font.getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new UncheckedIOException("the font cannot be read", broken);
        }
    }

    /** Whether all of it can be printed: what the font does not have would be missing on the paper. */
    public boolean canPrint(String text) {
        IntPredicate known =
                letter -> letter == '\n' || letter == '\r' || letter == '\t' || glyphs.getGlyphId(letter) != 0;
        return text.codePoints().allMatch(known);
    }

    public byte[] print(Sheet sheet) {
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(SheetPrinter::font, FAMILY)
                    .withW3cDocument(page(sheet), null)
                    .withProducer("Portvakt")
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("a sheet cannot be printed", broken);
        }
    }

    private static Document page(Sheet sheet) {
        var page = newDocument();
        var html = page.createElement("html");
        html.setAttribute("lang", sheet.language().tag());
        page.appendChild(html);
        var head = child(html, "head");
        child(head, "title").setTextContent(sheet.title());
        var description = child(head, "meta");
        description.setAttribute("name", "description");
        description.setAttribute("content", sheet.title());
        child(head, "style").setTextContent(STYLE);
        var body = child(html, "body");
        child(body, "h1").setTextContent(sheet.title());
        child(body, "p").setTextContent(sheet.lead());
        var list = child(body, "dl");
        for (var line : sheet.lines()) {
            child(list, "dt").setTextContent(line.label());
            var value = child(list, "dd");
            value.setTextContent(line.value());
            if (!line.note().isEmpty()) {
                var note = child(value, "div");
                note.setAttribute("class", "note");
                note.setTextContent(line.note());
            }
        }
        return page;
    }

    private static Element child(Element parent, String name) {
        var made = parent.getOwnerDocument().createElement(name);
        parent.appendChild(made);
        return made;
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException broken) {
            throw new IllegalStateException("this JDK has no XML", broken);
        }
    }

    private static InputStream font() {
        var stream = SheetPrinter.class.getResourceAsStream(FONT);
        if (stream == null) {
            throw new IllegalStateException(FONT + " is not on the class path");
        }
        return stream;
    }
}
