package no.portvakt.gateway.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.life.Judgement;
import no.portvakt.gateway.console.life.LifeEvent;
import no.portvakt.gateway.console.life.Lifeline;

/** A version on the wire. */
public record VersionView(
        long id,
        String document,
        int number,
        String stage,
        Optional<String> yaml,
        Optional<Integer> basedOn,
        String author,
        String authorName,
        String note,
        Instant madeAt,
        Optional<Instant> validFrom,
        Optional<Judgement> judgement,
        List<EventView> events) {

    static VersionView of(Lifeline line) {
        var version = line.version();
        return new VersionView(
                version.id(),
                version.document().value(),
                version.number(),
                line.stage().name().toLowerCase(Locale.ROOT),
                version.yaml(),
                version.basedOn(),
                version.author(),
                version.authorName(),
                version.note(),
                version.madeAt(),
                line.validFrom(),
                line.judgement(),
                line.events().stream().map(EventView::of).toList());
    }

    /** One step of its life. */
    public record EventView(
            int step,
            String kind,
            String officer,
            String officerName,
            String reason,
            Optional<UUID> simulation,
            Instant at) {

        static EventView of(LifeEvent event) {
            return new EventView(
                    event.step(),
                    event.kind().word(),
                    event.officer(),
                    event.officerName(),
                    event.reason(),
                    event.simulation(),
                    event.at());
        }
    }
}
