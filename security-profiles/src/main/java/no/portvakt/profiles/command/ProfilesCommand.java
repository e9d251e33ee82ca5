package no.portvakt.profiles.command;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;

/**
 * {@code profiles lint FOLDER} and {@code profiles explain HOST METHOD PATH [FOLDER]}. Exit codes: 0 sound, or explained;
 * 1 problems, or no rule; 2 asked in a way that has no answer.
 */
public final class ProfilesCommand {

    static final int SOUND = 0;
    static final int PROBLEMS = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final List<String> USAGE = List.of(
            "profiles lint FOLDER",
            "    every problem of every profile in the folder, with file and line; exit code 1 if there is one",
            "profiles explain HOST METHOD PATH [FOLDER]",
            "    which rule decides for a request, and why; the profiles shipped with Portvakt if no folder is named");

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

    int run(List<String> arguments) {
        try {
            return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "lint" -> arguments.size() == 2 ? lint(Path.of(arguments.get(1))) : usage();
                case "explain" -> arguments.size() == 4 || arguments.size() == 5 ? explain(arguments) : usage();
                case "help", "--help", "-h" -> help();
                default -> usage();
            };
        } catch (UncheckedIOException unreadable) {
            terminal.complain(String.valueOf(unreadable.getMessage()));
            return NOT_UNDERSTOOD;
        }
    }

    private int lint(Path folder) {
        return switch (ProfileLoader.fromFolder(folder)) {
            case LoadOutcome.Loaded loaded -> {
                terminal.say(loaded.catalog().services().size() + " profiles, no problem");
                Warnings.of(loaded.catalog()).forEach(terminal::say);
                yield SOUND;
            }
            case LoadOutcome.Rejected rejected -> complain(rejected);
        };
    }

    private int explain(List<String> arguments) {
        var outcome = arguments.size() == 5
                ? ProfileLoader.fromFolder(Path.of(arguments.get(4)))
                : ProfileLoader.fromClassPath();
        return switch (outcome) {
            case LoadOutcome.Loaded loaded ->
                explain(loaded.catalog(), arguments.get(1), arguments.get(2), arguments.get(3));
            case LoadOutcome.Rejected rejected -> complain(rejected);
        };
    }

    private int explain(ServiceCatalog catalog, String host, String method, String path) {
        if (catalog.onHost(host).isEmpty()) {
            terminal.say("refused: no service has the host " + host + "; there are "
                    + String.join(
                            ", ",
                            catalog.services().stream()
                                    .map(service -> service.host())
                                    .toList()));
            return PROBLEMS;
        }
        var lines = new RequestStory(locale).tell(Policy.compile(catalog).explain(host, path, method));
        lines.forEach(terminal::say);
        return lines.getFirst().startsWith("refused") ? PROBLEMS : SOUND;
    }

    private int complain(LoadOutcome.Rejected rejected) {
        rejected.problems().forEach(problem -> terminal.complain(problem.describe()));
        int count = rejected.problems().size();
        terminal.complain(count == 1 ? "1 problem" : count + " problems");
        return PROBLEMS;
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
