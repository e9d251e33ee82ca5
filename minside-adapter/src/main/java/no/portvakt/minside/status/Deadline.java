package no.portvakt.minside.status;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * A date that counts for the citizen.
 *
 * @param date the last day, in Norwegian time
 */
public record Deadline(Kind kind, LocalDate date) {

    /** Whose deadline it is, and for what; names of KS Fiks Innsyn. */
    public enum Kind {
        /** When the municipality has promised to answer. */
        SVARFRIST("svarfrist"),
        /** Until when she may complain about a decision. */
        KLAGEFRIST("klagefrist"),
        /** Until when she may send what is missing. */
        FRIST_ETTERSENDING("fristEttersending");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As on the wire: {@code fristEttersending}. */
        public String id() {
            return id;
        }

        static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
        }
    }
}
