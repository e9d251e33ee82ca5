package no.portvakt.minside.backlog.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import no.portvakt.minside.backlog.Backlog;
import no.portvakt.minside.backlog.Backlog.Wanted;
import no.portvakt.minside.backlog.SetAside;
import no.portvakt.minside.backlog.SetAside.Kind;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
            @Option(
                            names = "--config",
                            required = true,
                            paramLabel = "FILE",
                            description = "the adapter's own properties: its database is meant")
                    Path config,
            @ArgGroup(exclusive = false) @Nullable Which which,
            @Option(names = "--json", description = "for programs") boolean json) {
        var wanted = Optional.ofNullable(which).orElseGet(Which::new).wanted(Optional.empty());
        if (wanted.isEmpty()) {
            return notAKind();
        }
        return with(config, backlog -> {
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
            @Option(
                            names = "--config",
                            required = true,
                            paramLabel = "FILE",
                            description = "the adapter's own properties: its database is meant")
                    Path config,
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
        return with(config, backlog -> {
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

    private int with(Path config, Work work) {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(config, StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException unreadable) {
            err.println("cannot read " + config + ": " + unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
        var url = properties.getProperty("quarkus.datasource.jdbc.url");
        if (url == null) {
            err.println(config + ": there is no quarkus.datasource.jdbc.url in it");
            return NOT_UNDERSTOOD;
        }
        try {
            return work.on(new Backlog(
                    Jdbi.create(
                            url,
                            properties.getProperty("quarkus.datasource.username", ""),
                            properties.getProperty("quarkus.datasource.password", "")),
                    clock));
        } catch (JdbiException away) {
            err.println("the database does not answer, or is not an adapter's: " + away.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private static String asText(List<SetAside> found) {
        var lines = new StringBuilder();
        for (var one : found) {
            lines.append("%-8s %-14s %-16s %s  %s%n"
                    .formatted(
                            one.kind().id(),
                            one.surface().orElse(one.about()),
                            one.reason().orElse("-"),
                            one.since(),
                            one.id()));
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
