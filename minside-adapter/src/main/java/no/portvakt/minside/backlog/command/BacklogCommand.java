package no.portvakt.minside.backlog.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.backlog.Backlog;
import no.portvakt.minside.backlog.Backlog.Wanted;
import no.portvakt.minside.backlog.SetAside;
import no.portvakt.minside.backlog.SetAside.Kind;
import no.portvakt.minside.operation.AdapterProperties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt backlog list|replay}: what was set aside, and to have it tried again. */
@Command(
        name = "./portvakt backlog",
        description = "What was set aside: forms that the archive will not take, events without an effect, and cases"
                + " that another surface will not be told of.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | replay)")
public final class BacklogCommand {

    private static final int DONE = 0;
    private static final int NOTHING = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int SHOWN = 1_000;
    private static final int REPLAYED = 100_000;
    private static final String FOOTER = "More: docs/adapter.md, “What was set aside”";

    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;

    /**
     * Makes the command.
     *
     * @param out what it says
     * @param err what is wrong with what was typed
     */
    public BacklogCommand(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new BacklogCommand(out, err, Clock.systemUTC()).run(List.of(arguments)));
    }

    /** Does what was typed; the exit code. */
    public int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    /** Which of it. */
    static final class Which {

        @Option(
                names = "--kind",
                paramLabel = "KIND",
                split = ",",
                description = "archive, event, surface; all if it is left out")
        @Nullable
        private List<String> kinds;

        @Option(names = "--fagsystem", paramLabel = "ID", description = "whose case it is, or who sent the event")
        @Nullable
        private String fagsystem;

        @Option(names = "--surface", paramLabel = "ID", description = "which surface: dialogporten")
        @Nullable
        private String surface;

        @Option(names = "--reason", paramLabel = "REASON", description = "as the list says it: not-allowed")
        @Nullable
        private String reason;

        private Optional<Wanted> wanted(Optional<Set<String>> ids) {
            var of = EnumSet.noneOf(Kind.class);
            for (var kind : Optional.ofNullable(kinds).orElse(List.of())) {
                if (Kind.of(kind).map(of::add).isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Wanted(
                    of.isEmpty() ? EnumSet.allOf(Kind.class) : of,
                    Optional.ofNullable(fagsystem),
                    Optional.ofNullable(surface),
                    Optional.ofNullable(reason),
                    ids));
        }
    }

    @Command(
            description = "Lists what was set aside, the longest lying first. Exit code 0, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", FOOTER})
    int list(
            @Mixin AdapterProperties configured,
            @ArgGroup(exclusive = false) @Nullable Which which,
            @Option(names = "--json", description = "for programs") boolean json) {
        var wanted = Optional.ofNullable(which).orElseGet(Which::new).wanted(Optional.empty());
        if (wanted.isEmpty()) {
            return notAKind();
        }
        return with(configured, backlog -> {
            var found = backlog.list(wanted.get(), SHOWN);
            out.println(json ? asJson(found) : asText(found));
            return DONE;
        });
    }

    @Command(
            description = "Has it tried again, by whichever adapter is next. Exit code 0, 1 there was none of it, 2 not"
                    + " understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", FOOTER})
    int replay(
            @Mixin AdapterProperties configured,
            @ArgGroup(exclusive = false) @Nullable Which which,
            @Option(names = "--all", description = "all of it, without naming each") boolean all,
            @Parameters(paramLabel = "ID", arity = "0..*", description = "as the list says it") @Nullable
                    List<String> ids) {
        var named = Optional.ofNullable(ids).map(Set::copyOf);
        if (all == named.isPresent()) {
            err.println("either --all, or the ids of what is meant");
            return NOT_UNDERSTOOD;
        }
        var wanted = Optional.ofNullable(which).orElseGet(Which::new).wanted(named);
        if (wanted.isEmpty()) {
            return notAKind();
        }
        return with(configured, backlog -> {
            int replayed = backlog.replay(backlog.list(wanted.get(), REPLAYED));
            out.println(replayed + " to be tried again");
            return replayed == 0 ? NOTHING : DONE;
        });
    }

    private int notAKind() {
        err.println("--kind is one of: archive, event, surface");
        return NOT_UNDERSTOOD;
    }

    /** What is done with it. */
    private interface Work {
        int on(Backlog backlog);
    }

    private int with(AdapterProperties configured, Work work) {
        return configured.with(err, installation -> work.on(new Backlog(installation.database(), clock)));
    }

    private static String asText(List<SetAside> found) {
        var lines = new StringBuilder();
        for (var one : found) {
            lines.append("%-8s %-14s %-16s %s  %s%s%n"
                    .formatted(
                            one.kind().id(),
                            one.surface().orElse(one.about()),
                            one.reason().orElse("-"),
                            one.since(),
                            one.id(),
                            one.source().map(source -> "  " + source).orElse("")));
        }
        return lines.append(found.isEmpty() ? "nothing is set aside" : found.size() + " set aside")
                .append(found.size() == SHOWN ? ", and maybe more" : "")
                .toString();
    }

    private static String asJson(List<SetAside> found) {
        try {
            return JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()
                    .writeValueAsString(found);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a list cannot be written", broken);
        }
    }
}
