package no.portvakt.minside.fagsystem.drop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.FileFormat;
import no.portvakt.minside.fagsystem.connector.FileLimits;
import no.portvakt.minside.fagsystem.connector.XPaths;

/**
 * Rows of a file of XML. Each is kept as text of its own, so that no expression can reach from one person's row into
 * another's.
 */
final class XmlRows {

    private final FileFormat.Xml xml;
    private final FileLimits limits;
    private final AnswerReader reader;
    private final Gathering gathering = new Gathering();

    XmlRows(FileFormat.Xml xml, FileLimits limits, AnswerReader reader) {
        this.xml = xml;
        this.limits = limits;
        this.reader = reader;
    }

    Reading read(byte[] bytes) {
        try {
            var rows = compiled(xml.rows()).load();
            var person = compiled(xml.person());
            rows.setContextItem(reader.xml(bytes).node());
            long at = 0;
            for (var row : rows) {
                at++;
                if (!gathering.hasProblems()) {
                    row(at, row, person);
                }
            }
            if (at == 0) {
                gathering.problem("has no rows: another shape than is known");
            }
        } catch (IOException unreadable) {
            gathering.problem("is not XML that is taken");
        } catch (SaxonApiException misfit) {
            gathering.problem("is of another shape than is known");
        }
        return gathering.reading();
    }

    private XPathExecutable compiled(String expression) throws SaxonApiException {
        return XPaths.of(xml.prefixes().orElse(Map.of())).compile(expression);
    }

    private void row(long at, XdmItem item, XPathExecutable person) throws SaxonApiException {
        if (!(item instanceof XdmNode row) || row.getNodeKind() != XdmNodeKind.ELEMENT) {
            gathering.problem("row " + at + " is no element");
            return;
        }
        var bytes = alone(row);
        if (gathering.rows() >= limits.rows()) {
            gathering.problem("has more than " + limits.rows() + " rows");
        } else if (bytes.length > limits.row()) {
            gathering.problem("row " + at + " has more than " + limits.row() + " characters");
        } else {
            var selector = person.load();
            selector.setContextItem(row);
            var numbers = selector.evaluate();
            var number = numbers.size() == 1 ? numbers.itemAt(0).getStringValue() : "";
            gathering.row(at, number, () -> said(bytes));
        }
    }

    private static byte[] alone(XdmNode row) throws SaxonApiException {
        var bytes = new ByteArrayOutputStream();
        var serializer = XPaths.sharedProcessor().newSerializer(bytes);
        serializer.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
        serializer.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
        serializer.setOutputProperty(Serializer.Property.INDENT, "no");
        serializer.serializeNode(row);
        return bytes.toByteArray();
    }

    private Said said(byte[] row) {
        try {
            return reader.xml(row);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a row that was written cannot be read", impossible);
        }
    }
}
