package no.portvakt.idp.mailing.document;

import java.util.List;

/** Makes one document of letters, in memory: nothing of it is ever written to disk here. Thread-safe. */
public interface LetterDocument {

    byte[] print(LetterFrame frame, List<LetterToPrint> letters);

    /** For instance {@code application/pdf}. */
    String mediaType();

    /** For file names, without a dot. */
    String extension();
}
