package no.portvakt.minside.delivery;

import java.util.UUID;

/**
 * A case that a surface is to be told of.
 *
 * @param surface its id
 */
public record Due(String surface, UUID caseId) {

    /** Says which, for a log. */
    @Override
    public String toString() {
        return caseId + " to " + surface;
    }
}
