package no.portvakt.minside.removal.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.minside.operation.AdapterProperties;
import no.portvakt.minside.operation.AdapterProperties.Installation;
import no.portvakt.minside.removal.Keeping;
import no.portvakt.minside.removal.ProofMarks;
import no.portvakt.minside.removal.RemovalCheck;
import no.portvakt.minside.removal.RemovalProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./portvakt retention list|check}: how long cases stay, and whether those that are removed are. */
@Command(
        name = "./portvakt retention",
        description = "Cases that are over, and those that were removed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | check)")
public final class RetentionCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int SHOWN = 1_000;
    private static final String FOOTER = "More: docs/adapter.md, “How long a case stays”";
    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,18}):(\\S+ \\S+)");

    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * Makes the command.
     *
     * @param out what it says
     * @param err what is wrong with what was typed
     */
    public RetentionCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new RetentionCommand(out, err).run(List.of(arguments)));
    }

    /** Does what was typed; the exit code. */
    public int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says of each service how many cases are going, how many are over and since when, and how many"
                            + " were removed. Exit code 0, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", FOOTER})
    int list(
            @Mixin AdapterProperties configured, @Option(names = "--json", description = "for programs") boolean json) {
        return configured.with(err, installation -> {
            var all = new Keeping(installation.database()).all();
            out.println(json ? asJson(all) : asText(all));
            return SOUND;
        });
    }

    @Command(
            description = "Says every removal whose proof was changed or taken away, and everything that is here of a"
                    + " case that is removed, as after a backup was restored. Exit code 0 nothing, 1 something, 2 not"
                    + " understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", FOOTER})
    int check(
            @Mixin AdapterProperties configured,
            @Option(
                            names = "--anchor",
                            paramLabel = "REMOVAL",
                            description = "what an earlier run, or the adapter's log, said of a removal: N:MARK; may be"
                                    + " repeated")
                    @Nullable
                    List<String> anchors,
            @Option(names = "--json", description = "for programs") boolean json) {
        var kept = new HashMap<Long, String>();
        for (var anchor : Optional.ofNullable(anchors).orElse(List.of())) {
            var parts = ANCHOR.matcher(anchor);
            if (!parts.matches()) {
                err.println("--anchor is a removal's number and mark: \"17:key-1 q3T…\"");
                return NOT_UNDERSTOOD;
            }
            kept.put(Long.parseLong(parts.group(1)), parts.group(2));
        }
        return configured.with(err, installation -> check(installation, kept, json));
    }

    private int check(Installation installation, Map<Long, String> anchors, boolean json) {
        var problems = new ArrayList<RemovalProblem>();
        var marks = new ProofMarks(List.of(installation.sealingKey()));
        var summary = new RemovalCheck(installation.database(), marks).run(anchors, problems::add);
        var texts = problems.stream().map(RemovalProblem::text).toList();
        out.println(json ? asJson(new Result(texts.isEmpty(), summary, texts)) : asText(summary, texts));
        return problems.isEmpty() ? SOUND : UNSOUND;
    }

    /** As JSON. */
    record Result(boolean sound, RemovalCheck.Summary summary, List<String> problems) {}

    private static String asText(RemovalCheck.Summary summary, List<String> problems) {
        var lines = new StringBuilder();
        problems.stream()
                .limit(SHOWN)
                .forEach(problem -> lines.append("✗ ").append(problem).append('\n'));
        if (problems.size() > SHOWN) {
            lines.append("… and ").append(problems.size() - SHOWN).append(" more\n");
        }
        lines.append("%d removals, %s"
                .formatted(
                        summary.removals(),
                        problems.isEmpty() ? "nothing is left of any" : problems.size() + " problems"));
        if (summary.withdrawals() > 0) {
            lines.append(
                    "\n%d of them are still to be taken back from another surface".formatted(summary.withdrawals()));
        }
        summary.last().ifPresent(last -> lines.append("\nto keep elsewhere: --anchor \"")
                .append(last)
                .append('"'));
        return lines.toString();
    }

    private static String asText(List<Keeping.Kept> all) {
        var lines = new StringBuilder("%-20s %8s %8s  %-20s %8s %10s%n"
                .formatted("service", "going", "over", "longest over since", "removed", "taken back"));
        for (var kept : all) {
            lines.append("%-20s %8d %8d  %-20s %8d %10d%n"
                    .formatted(
                            kept.service(),
                            kept.going(),
                            kept.ended(),
                            kept.longest()
                                    .map(since -> since.toString().substring(0, 10))
                                    .orElse("-"),
                            kept.removed(),
                            kept.takenBack()));
        }
        return lines.toString().stripTrailing();
    }

    private static String asJson(Object found) {
        try {
            return JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()
                    .writeValueAsString(found);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a result cannot be written", broken);
        }
    }
}
