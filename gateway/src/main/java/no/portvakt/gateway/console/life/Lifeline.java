package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.officers.Officer;

/** A version and all that happened to it, in order. */
public record Lifeline(ProfileVersion version, List<LifeEvent> events) {

    public Lifeline {
        events = List.copyOf(events);
    }

    public Stage stage() {
        return events.isEmpty()
                ? Stage.DRAFT
                : switch (events.getLast().kind()) {
                    case ROLLED_BACK -> Stage.DRAFT;
                    case PROPOSED -> Stage.PROPOSED;
                    case APPROVED -> Stage.APPROVED;
                    case ACTIVATED -> Stage.ACTIVE;
                    case SUPERSEDED -> Stage.SUPERSEDED;
                    case WITHDRAWN -> Stage.WITHDRAWN;
                };
    }

    public Optional<LifeEvent> event(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).findFirst();
    }

    /** Whether it was this officer who proposed it: then she cannot be the one who approves. */
    boolean proposedBy(Officer officer) {
        return event(Kind.PROPOSED)
                .filter(proposed -> proposed.officer().equals(officer.subject()))
                .isPresent();
    }

    /** Not active before; empty if at once. */
    public Optional<Instant> validFrom() {
        return event(Kind.PROPOSED).flatMap(LifeEvent::validFrom);
    }

    /** What it was judged to change when it was proposed. */
    public Optional<Judgement> judgement() {
        return event(Kind.PROPOSED).flatMap(LifeEvent::judgement);
    }

    int nextStep() {
        return events.size() + 1;
    }
}
