package no.portvakt.profiles.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code profiles lint|format|explain|diff|export|import}. Exit codes: 0 sound, explained, or done; 1 problems, no rule,
 * or a difference that lowers; 2 asked in a way that has no answer.
 */
@Command(
        name = "./portvakt profiles",
        description = "Looks at service profiles, and says what a change of them does.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = ProfilesCommand.WIDTH,
        synopsisSubcommandLabel = "(lint | format | explain | diff | export | import | sign)",
        footer = {
            "",
            "`./portvakt profiles sign FILE --certificate PEM --key PEM` is a second officer's agreement to a lowering.",
            "Exit codes: 0 sound, explained or done; 1 a problem, no rule, or a difference that lowers; 2 not understood.",
            "`./portvakt profiles <command> --help` says more. All of it: docs/profiles.md"
        })
public final class ProfilesCommand {

    static final int SOUND = 0;
    static final int PROBLEMS = 1;
    static final int NOT_UNDERSTOOD = 2;
    static final int WIDTH = 110;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private final Locale locale;

    ProfilesCommand(PrintWriter out, PrintWriter err, Locale locale) {
        this.out = out;
        this.err = err;
        this.terminal = new Terminal(out, err);
        this.locale = locale;
    }

    /** Ends the process with the exit code. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ProfilesCommand(out, err, Locale.getDefault()).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
                        terminal.complain("cannot read or write " + failure.getMessage());
                        return NOT_UNDERSTOOD;
                    }
                    throw failure;
                })
                .execute(typed.toArray(String[]::new));
    }

    @Command(
            description = "Every problem of every profile in the folder, with file and line, and what is legal but"
                    + " probably wrong. Exit code 1 if there is a problem.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int lint(
            @Parameters(paramLabel = "FOLDER", description = "the profiles") Path folder,
            @Option(names = "--strict", description = "a warning is exit code 1 too") boolean strict,
            @Option(
                            names = "--matrix",
                            paramLabel = "FILE",
                            description = "the municipality's own risk matrix; without it, the one that is shipped")
                    Optional<Path> matrix)
            throws IOException {
        return new FolderCommands(terminal).lint(folder, strict, matrix);
    }

    @Command(
            description = "Lays every file out in one way; comments stay.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int format(
            @Parameters(paramLabel = "FOLDER", description = "the profiles") Path folder,
            @Option(names = "--check", description = "only say which files would change; exit code 1 if one would")
                    boolean check)
            throws IOException {
        return new FolderCommands(terminal).format(folder, check);
    }

    @Command(
            description = "Which rule decides for a request, which were overridden, and what a citizen with such a"
                    + " log-in would meet.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int explain(
            @Parameters(paramLabel = "HOST", description = "the service's label in front of the base domain")
                    String host,
            @Parameters(paramLabel = "METHOD", description = "GET, POST, …") String method,
            @Parameters(paramLabel = "PATH", description = "as in the address: /soknad/7") String path,
            @Parameters(
                            paramLabel = "FOLDER",
                            arity = "0..1",
                            description = "the profiles; without it, those that are shipped")
                    Optional<Path> folder,
            @Mixin CallerOptions caller) {
        return new ExplainCommand(terminal, locale).run(new ExplainCommand.Request(host, method, path), folder, caller);
    }

    @Command(
            description = "What becomes of requests, and which changes lower. Exit code 1 if one does.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int diff(
            @Parameters(paramLabel = "BEFORE", description = "a folder of profiles") Path before,
            @Parameters(paramLabel = "AFTER", description = "the same, changed") Path after,
            @Option(
                            names = "--decisions",
                            paramLabel = "FILE",
                            description =
                                    "recorded decisions, one JSON object a line: how many requests and citizens it"
                                            + " would have met")
                    Optional<Path> decisions)
            throws IOException {
        return new DiffCommand(terminal).run(before, after, decisions);
    }

    @Command(
            description = "A folder in one zip file: the same documents, always the same bytes.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int export(
            @Parameters(paramLabel = "FOLDER", description = "the profiles") Path folder,
            @Parameters(paramLabel = "FILE", description = "the zip file to write") Path file)
            throws IOException {
        return new ArchiveCommands(terminal).export(folder, file);
    }

    @Command(
            name = "import",
            description = "The same back, into a new folder, if all of it is sound.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = WIDTH)
    int importInto(
            @Parameters(paramLabel = "FILE", description = "a zip file that export wrote") Path file,
            @Parameters(paramLabel = "FOLDER", description = "a folder that is new or empty") Path folder)
            throws IOException {
        return new ArchiveCommands(terminal).importInto(file, folder);
    }
}
