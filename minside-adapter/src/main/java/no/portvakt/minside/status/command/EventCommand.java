package no.portvakt.minside.status.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.event.EventContract;
import no.portvakt.minside.event.EventText;
import no.portvakt.minside.status.StatusCodes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt event check FILE|-}: what the adapter's own intake would say, without an adapter. */
@Command(
        name = "./portvakt event",
        description = "Looks at what fagsystemer tell about cases.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class EventCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final Reader in;
    private final PrintWriter out;
    private final PrintWriter err;

    EventCommand(Reader in, PrintWriter out, PrintWriter err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new EventCommand(in, out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says of every event in a file all that is wrong with it, and what two of them do to each other."
                            + " Exit code 0 all sound, 1 something is wrong, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/contracts/fagsystem-events.md"})
    int check(
            @Parameters(
                            paramLabel = "FILE",
                            description = "one event, an array, or one after the other; - for standard input")
                    String file,
            @Option(
                            names = "--status",
                            paramLabel = "CODE",
                            description = "a saksstatus that this municipality knows besides; may be repeated")
                    @Nullable
                    Set<String> more,
            @Option(names = "--json", description = "for programs") boolean json) {
        try {
            var codes = StatusCodes.shipped();
            var besides = Optional.ofNullable(more).orElse(Set.of());
            var contract = new EventContract(code -> codes.read(code).isPresent() || besides.contains(code));
            var examined = Examination.of(read(file), contract);
            out.println(json ? asJson(examined) : examined.asText().stripTrailing());
            return examined.sound() ? SOUND : UNSOUND;
        } catch (IOException | UncheckedIOException unreadable) {
            err.println("cannot read " + file + ": " + unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private EventText read(String file) throws IOException {
        if (file.equals("-")) {
            return EventText.read(in);
        }
        try (var reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            return EventText.read(reader);
        }
    }

    private static String asJson(Examination examined) throws IOException {
        return new ObjectMapper().registerModule(new Jdk8Module()).writeValueAsString(examined);
    }
}
