package no.portvakt.minside.archive;

import java.util.Locale;

/** Why an answer of the archive's cannot be used. Says nothing of what stood in it, so it may stand in a log. */
enum AnswerProblem {
    /** Nobody was there, or the line broke. */
    NO_CONNECTION,
    /** Nothing came, or it came too slowly. */
    TOO_SLOW,
    /** More bytes than are read. */
    TOO_LARGE,
    /** Another HTTP status than those of SOAP. */
    HTTP_STATUS,
    /** Not what is called XML, or packed. */
    WRONG_KIND,
    /** Not well-formed, in another encoding than it says, or with a document type. */
    NOT_XML,
    /** XML, and not the answer to what was asked. */
    NOT_AN_ANSWER,
    /** A SOAP fault. */
    FAULT,
    /** The status ERROR, without the code that means never. */
    ERROR,
    /** It is about something else than what was asked for, or does not say what. */
    NOT_OURS,
    /** It took a case and does not show it. */
    NOT_SHOWN;

    /** As in a log: {@code wrong-kind}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
