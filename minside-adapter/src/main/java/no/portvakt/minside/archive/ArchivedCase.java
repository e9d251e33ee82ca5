package no.portvakt.minside.archive;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the archive says of a case, and nothing of its parties. Whatever it leaves out is empty.
 *
 * @param system whose key names it
 * @param key the key
 * @param number as it is shown: {@code 2026/4711}
 * @param status saksstatus, as it stands there
 * @param opened its date
 */
public record ArchivedCase(String system, String key, String number, String status, Optional<LocalDate> opened) {

    /** Whether we put it there. */
    public boolean isOurs() {
        return system.equals(Noark4Archive.EXTERNAL_SYSTEM);
    }

    /** A key can be anybody's, and hold anything. */
    @Override
    public String toString() {
        return "ArchivedCase[" + number + "]";
    }
}
