package no.portvakt.minside.submission;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.person.Text;

/**
 * What the citizen gets for a form that she sent.
 *
 * @param id of the submission, and of the case
 * @param title what the case is called
 * @param received when we had it safely stored
 * @param caseNumber the number in the archive; empty means "received, the number follows"
 */
public record Receipt(String id, String service, Text title, Instant received, Optional<String> caseNumber) {}
