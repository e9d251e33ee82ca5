package no.portvakt.minside.status;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an event says of one document.
 *
 * @param name what the fagsystem calls it
 * @param paper empty: it is withdrawn
 */
record DocumentChange(String name, Optional<Paper> paper) {

    /** What is kept of it, sealed. */
    record Paper(String title, Optional<LocalDate> date, String system, String key) {}
}
