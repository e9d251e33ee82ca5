package no.portvakt.minside.submission;

import java.util.Base64;
import java.util.List;
import no.portvakt.minside.archive.ArchivedDocument;
import no.portvakt.minside.archive.FiledDocument;
import no.portvakt.minside.signing.Paper;

/**
 * What was signed, and its signatures, as they are kept. Prints without them.
 *
 * @param format of her signature: {@code PAdES-BASELINE-B}
 * @param paper in base64
 * @param signed in base64
 */
record SignedForm(String format, String paper, String signed) {

    static SignedForm of(String format, Paper paper, Paper signed) {
        var base64 = Base64.getEncoder();
        return new SignedForm(format, base64.encodeToString(paper.bytes()), base64.encodeToString(signed.bytes()));
    }

    /** A PDF with signatures in it stands for itself; signatures in a file of their own go along with what they sign. */
    List<FiledDocument> documents(String title) {
        var bytes = Base64.getDecoder().decode(signed);
        if (ArchivedDocument.of(bytes).format() == ArchivedDocument.Format.PDF) {
            return List.of(FiledDocument.pdf(title, bytes));
        }
        return List.of(
                FiledDocument.pdf(title, Base64.getDecoder().decode(paper)),
                FiledDocument.signature("Signatur: " + format, bytes));
    }

    @Override
    public String toString() {
        return "SignedForm[" + format + "]";
    }
}
