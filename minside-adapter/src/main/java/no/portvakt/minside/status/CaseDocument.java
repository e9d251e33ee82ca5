package no.portvakt.minside.status;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A document of a case, that the citizen may open.
 *
 * @param id ours; guessed, it opens nothing to anybody else
 * @param place where it is fetched from when she opens it; nobody keeps a copy
 */
public record CaseDocument(String id, String title, Optional<LocalDate> date, Place place) {

    /**
     * A journalpost by the key that the system which made it gave it (Noark 4: {@code jpEksternNokkel}).
     *
     * @param system {@code eksternSystem}
     * @param key {@code nokkel}
     */
    public record Place(String system, String key) {}
}
