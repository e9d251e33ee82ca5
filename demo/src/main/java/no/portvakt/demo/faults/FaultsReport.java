package no.portvakt.demo.faults;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.portvakt.demo.machine.Terminal;

/** A run as people and programs read it. */
public final class FaultsReport {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private FaultsReport() {}

    /** Above the lines of kills. */
    public static String heading() {
        return "  %-10s %10s %22s %16s %10s"
                .formatted("killed", "receipts", "submissions in flight", "events in flight", "back after");
    }

    /** One kill. */
    public static String line(Killer.Kill kill) {
        return "  %-10s %10d %22d %16d %10s"
                .formatted(
                        kill.part().name().toLowerCase(Locale.ROOT),
                        kill.accepted(),
                        kill.submissions(),
                        kill.events(),
                        Terminal.seconds(kill.down()));
    }

    /** The table of counts, and what is wrong. */
    public static List<String> lines(Faults.Outcome outcome) {
        var wish = outcome.wish();
        var counts = outcome.counts();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(row("seed", wish.seed()));
        lines.add(row("kills", outcome.kills().size()));
        lines.add(row("requests sent again", outcome.repeats()));
        lines.add(row("submissions with a receipt", counts.receipts()));
        lines.add(row("cases in PostgreSQL", counts.cases()));
        lines.add(row("cases in the archive", counts.archivedCases()));
        lines.add(row("journal entries in the archive", counts.archivedEntries()));
        lines.add(row("events with an effect", counts.events()));
        lines.add(row("steps on timelines", counts.milestones()));
        lines.add(row("timelines not as told", counts.timelinesApart()));
        lines.add(row("dialogs in Dialogporten", counts.dialogs()));
        lines.add(row("dialogs not as their cases", counts.dialogsApart()));
        lines.add(row("lost", counts.lost(wish)));
        lines.add(row("doubled", counts.doubled(wish)));
        lines.add("  %-34s %10s".formatted("took", Terminal.seconds(outcome.took())));
        outcome.wrong().forEach(wrong -> lines.add("  ✗ " + wrong));
        lines.add(
                outcome.wrong().isEmpty()
                        ? "nothing lost, nothing doubled, everything in order"
                        : "not as it has to be; seed %d repeats the kills".formatted(wish.seed()));
        return lines;
    }

    private static String row(String what, long figure) {
        return "  %-34s %10d".formatted(what, figure);
    }

    /** As JSON. */
    public static void write(Faults.Outcome outcome, Path file) {
        var wish = outcome.wish();
        var counts = outcome.counts();
        var root = JSON.createObjectNode()
                .put("ok", outcome.wrong().isEmpty())
                .put("seed", wish.seed())
                .put("submissions", wish.submissions())
                .put("events", wish.allEvents())
                .put("milliseconds", outcome.took().toMillis())
                .put("repeats", outcome.repeats());
        var kills = root.putArray("kills");
        for (var kill : outcome.kills()) {
            kills.addObject()
                    .put("part", kill.part().name().toLowerCase(Locale.ROOT))
                    .put("receipts", kill.accepted())
                    .put("submissionsInFlight", kill.submissions())
                    .put("eventsInFlight", kill.events())
                    .put("downMilliseconds", kill.down().toMillis());
        }
        root.putObject("counts")
                .put("receipts", counts.receipts())
                .put("submissions", counts.stored())
                .put("cases", counts.cases())
                .put("archivedCases", counts.archivedCases())
                .put("archivedEntries", counts.archivedEntries())
                .put("putTwice", counts.putTwice())
                .put("numbersApart", counts.numbersApart())
                .put("waiting", counts.waiting())
                .put("setAside", counts.setAside())
                .put("events", counts.events())
                .put("milestones", counts.milestones())
                .put("timelinesApart", counts.timelinesApart())
                .put("dialogs", counts.dialogs())
                .put("dialogsApart", counts.dialogsApart())
                .put("lost", counts.lost(wish))
                .put("doubled", counts.doubled(wish));
        outcome.wrong().forEach(root.putArray("wrong")::add);
        try {
            Files.writeString(file, JSON.writeValueAsString(root) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
