package no.portvakt.minside.status;

import java.time.Instant;

/**
 * What a system was seen to say of a case.
 *
 * @param key by which it knows the case; ours, or not
 * @param number the number that it gives the case; empty if it gives none
 * @param status its own code; empty if it gives none
 * @param at when it was seen
 */
public record Seen(String key, String number, String status, Instant at) {

    @Override
    public String toString() {
        return "Seen[" + number + "]";
    }
}
