package no.portvakt.gateway.console.pages;

import java.util.Locale;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.life.Stage;
import no.portvakt.gateway.console.officers.Action;

/**
 * One version in a list.
 *
 * @param stage in words
 * @param colour of its tag
 * @param restorable whether this officer could go back to it
 */
public record VersionRow(
        long id,
        String document,
        int number,
        String stage,
        String colour,
        String author,
        String made,
        String machineMade,
        String note,
        boolean restorable) {

    static VersionRow of(Lifeline line, Visit visit) {
        var version = line.version();
        return new VersionRow(
                version.id(),
                version.document().value(),
                version.number(),
                visit.words().of("stage." + line.stage().name().toLowerCase(Locale.ROOT)),
                colourOf(line.stage()),
                version.authorName(),
                Moments.of(version.madeAt(), visit.language()),
                version.madeAt().toString(),
                version.note(),
                line.stage() == Stage.SUPERSEDED && visit.officer().mayAtAll(Action.ROLL_BACK));
    }

    static String colourOf(Stage stage) {
        return switch (stage) {
            case ACTIVE -> "success";
            case PROPOSED, APPROVED -> "warning";
            case DRAFT -> "info";
            case SUPERSEDED, WITHDRAWN -> "neutral";
        };
    }
}
