package no.portvakt.gateway.console.life;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Officer;

/** What officers see of profiles: each only what she may read. */
public interface ProfileReading {

    /** What is in force, by document; those that have ended left out. */
    List<Lifeline> active(Officer officer);

    /** Every version of a document, newest first. */
    List<Lifeline> history(Officer officer, DocumentName document);

    /** Proposed, or approved for later; oldest first. */
    List<Lifeline> open(Officer officer);

    Optional<Lifeline> find(Officer officer, long id);

    /** What is in force, whoever asks. */
    Documents inForce();

    /** Whether she may read what this version says. */
    default boolean mayRead(Officer officer, Lifeline line) {
        return officer.may(
                Action.READ_PROFILES, DocumentKind.servicesOf(line.version().yaml()));
    }

    /** Those that this officer could approve. */
    default List<Lifeline> waitingFor(Officer officer) {
        return open(officer).stream()
                .filter(line -> line.stage() == Stage.PROPOSED && officer.may(Action.APPROVE))
                .filter(line -> line.event(LifeEvent.Kind.PROPOSED)
                        .filter(proposed -> !proposed.officer().equals(officer.subject()))
                        .isPresent())
                .toList();
    }
}
