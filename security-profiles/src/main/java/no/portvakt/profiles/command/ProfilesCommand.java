package no.portvakt.profiles.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code profiles lint|format|explain|diff|export|import}. Exit codes: 0 sound, explained, or done; 1 problems, no rule,
 * or a difference that lowers; 2 asked in a way that has no answer.
 */
public final class ProfilesCommand {

    static final int SOUND = 0;
    static final int PROBLEMS = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final List<String> USAGE = List.of(
            "profiles lint FOLDER [--strict]",
            "    every problem of every profile in the folder, with file and line, and what is legal but probably wrong;",
            "    exit code 1 if there is a problem, with --strict also if there is a warning",
            "profiles format FOLDER [--check]",
            "    lays every file out in one way, comments kept; --check only says which files would change, exit code 1",
            "profiles explain HOST METHOD PATH [FOLDER] [--level N] [--method pin|pki] [--age 20m] [--role NAME]",
            "    which rule decides for a request, and why, and what a citizen with such a log-in meets;",
            "    the profiles shipped with Portvakt if no folder is named",
            "profiles diff BEFORE AFTER [--decisions FILE]",
            "    what becomes of requests, and which changes lower (exit code 1 if one does); with recorded decisions, one",
            "    JSON object a line, how many requests and citizens it would have met",
            "profiles export FOLDER FILE",
            "    the whole folder in one archive file",
            "profiles import FILE FOLDER",
            "    the same back into a new folder, if it is sound");

    private final Terminal terminal;
    private final Locale locale;

    ProfilesCommand(Terminal terminal, Locale locale) {
        this.terminal = terminal;
        this.locale = locale;
    }

    /** Ends the process with the exit code. */
    public static void main(String[] arguments) {
        var terminal = new Terminal(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, false, StandardCharsets.UTF_8));
        System.exit(new ProfilesCommand(terminal, Locale.getDefault()).run(Arrays.asList(arguments)));
    }

    int run(List<String> typed) {
        if (typed.isEmpty()) {
            return usage();
        }
        var rest = typed.subList(1, typed.size());
        try {
            return switch (typed.getFirst()) {
                case "lint" -> lint(rest);
                case "format" -> format(rest);
                case "explain" -> explain(rest);
                case "diff" -> diff(rest);
                case "export" -> export(rest);
                case "import" -> importInto(rest);
                case "help", "--help", "-h" -> help();
                default -> usage();
            };
        } catch (IOException | UncheckedIOException unreadable) {
            terminal.complain("cannot read or write " + unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private int lint(List<String> rest) throws IOException {
        var arguments = parse(rest, 1, 1, Set.of(), Set.of("--strict"));
        return arguments.isEmpty()
                ? usage()
                : new FolderCommands(terminal)
                        .lint(folder(arguments.get(), 0), arguments.get().has("--strict"));
    }

    private int format(List<String> rest) throws IOException {
        var arguments = parse(rest, 1, 1, Set.of(), Set.of("--check"));
        return arguments.isEmpty()
                ? usage()
                : new FolderCommands(terminal)
                        .format(folder(arguments.get(), 0), arguments.get().has("--check"));
    }

    private int explain(List<String> rest) {
        var arguments = parse(rest, 3, 4, Set.of("--level", "--method", "--age", "--role"), Set.of());
        var caller = arguments.flatMap(CallerArguments::read);
        return arguments.isEmpty() || caller.isEmpty()
                ? usage()
                : new ExplainCommand(terminal, locale).run(arguments.get().words(), caller.get());
    }

    private int diff(List<String> rest) throws IOException {
        var arguments = parse(rest, 2, 2, Set.of("--decisions"), Set.of());
        return arguments.isEmpty()
                ? usage()
                : new DiffCommand(terminal)
                        .run(
                                folder(arguments.get(), 0),
                                folder(arguments.get(), 1),
                                arguments.get().option("--decisions").map(Path::of));
    }

    private int export(List<String> rest) throws IOException {
        var arguments = parse(rest, 2, 2, Set.of(), Set.of());
        return arguments.isEmpty()
                ? usage()
                : new ArchiveCommands(terminal).export(folder(arguments.get(), 0), folder(arguments.get(), 1));
    }

    private int importInto(List<String> rest) throws IOException {
        var arguments = parse(rest, 2, 2, Set.of(), Set.of());
        return arguments.isEmpty()
                ? usage()
                : new ArchiveCommands(terminal).importInto(folder(arguments.get(), 0), folder(arguments.get(), 1));
    }

    private static Optional<Arguments> parse(
            List<String> rest, int fewest, int most, Set<String> withValue, Set<String> flags) {
        return Arguments.parse(rest, withValue, flags)
                .filter(arguments -> arguments.words().size() >= fewest)
                .filter(arguments -> arguments.words().size() <= most);
    }

    private static Path folder(Arguments arguments, int at) {
        return Path.of(arguments.words().get(at));
    }

    private int help() {
        USAGE.forEach(terminal::say);
        return SOUND;
    }

    private int usage() {
        USAGE.forEach(terminal::complain);
        return NOT_UNDERSTOOD;
    }
}
