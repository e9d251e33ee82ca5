package no.portvakt.minside.accesslog.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.minside.accesslog.AccessLogCheck;
import no.portvakt.minside.accesslog.EntryMarks;
import no.portvakt.minside.accesslog.LogProblem;
import no.portvakt.minside.operation.AdapterProperties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./portvakt accesslog check}: whether citizens' access logs are as they were written. */
@Command(
        name = "./portvakt accesslog",
        description = "Looks after the citizens' access logs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class AccessLogCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int SHOWN = 1_000;
    private static final int STEP = 100_000;
    private static final Pattern ANCHOR = Pattern.compile("(\\d{1,18}):(\\S+ \\S+)");

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;

    /**
     * Makes the command.
     *
     * @param out what it finds
     * @param err how far it has come, and what is wrong with what was typed
     */
    public AccessLogCommand(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new AccessLogCommand(out, err, Clock.systemUTC()).run(List.of(arguments)));
    }

    /** Does what was typed; the exit code. */
    public int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Reads all of it and says everything that was changed, added or taken away. Exit code 0 nothing, 1"
                            + " something, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/adapter.md, “Whether the access log is what it was”"})
    int check(
            @Mixin AdapterProperties configured,
            @Option(
                            names = "--anchor",
                            paramLabel = "CHECKPOINT",
                            description = "what an earlier run, or the adapter's log, said of a checkpoint: N:MARK;"
                                    + " may be repeated")
                    @Nullable
                    List<String> anchors,
            @Option(names = "--json", description = "for programs") boolean json) {
        var kept = new HashMap<Long, String>();
        for (var anchor : Optional.ofNullable(anchors).orElse(List.of())) {
            var parts = ANCHOR.matcher(anchor);
            if (!parts.matches()) {
                err.println("--anchor is a checkpoint's number and mark: \"17:key-1 q3T…\"");
                return NOT_UNDERSTOOD;
            }
            kept.put(Long.parseLong(parts.group(1)), parts.group(2));
        }
        return configured.with(err, installation -> check(installation, kept, json));
    }

    private int check(AdapterProperties.Installation installation, Map<Long, String> anchors, boolean json) {
        var problems = new ArrayList<LogProblem>();
        var marks = new EntryMarks(List.of(installation.sealingKey()));
        var summary = new AccessLogCheck(installation.database(), marks, clock).run(anchors, problems::add, this::say);
        out.println(json ? asJson(summary, problems) : asText(summary, problems));
        return problems.isEmpty() ? SOUND : UNSOUND;
    }

    private void say(long entries) {
        if (entries % STEP == 0) {
            err.println(entries + " entries …");
        }
    }

    private static String asText(AccessLogCheck.Summary summary, List<LogProblem> problems) {
        var lines = new StringBuilder();
        problems.stream()
                .limit(SHOWN)
                .forEach(problem -> lines.append("✗ ").append(problem.text()).append('\n'));
        if (problems.size() > SHOWN) {
            lines.append("… and ").append(problems.size() - SHOWN).append(" more\n");
        }
        lines.append("%d entries, %d checkpoints, %s"
                .formatted(
                        summary.entries(),
                        summary.checkpoints(),
                        problems.isEmpty() ? "all as they were written" : problems.size() + " problems"));
        summary.last().ifPresent(last -> lines.append("\nto keep elsewhere: --anchor \"")
                .append(last)
                .append('"'));
        return lines.toString();
    }

    private static String asJson(AccessLogCheck.Summary summary, List<LogProblem> problems) {
        var json = JsonMapper.builder().build();
        var root = json.createObjectNode()
                .put("sound", problems.isEmpty())
                .put("entries", summary.entries())
                .put("checkpoints", summary.checkpoints());
        summary.last().ifPresent(last -> root.put("last", last));
        problems.forEach(problem -> root.withArray("problems").add(problem.text()));
        try {
            return json.writeValueAsString(root);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a result cannot be written", broken);
        }
    }
}
