package no.portvakt.gateway.boot;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt gateway check CONFIG}: what the gateway would say of a configuration, without starting it. */
@Command(
        name = "./portvakt gateway",
        description = "Looks at the gateway's configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class GatewayCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final Map<String, String> environment;
    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;

    GatewayCommand(Map<String, String> environment, Clock clock, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new GatewayCommand(System.getenv(), Clock.systemUTC(), out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says everything that is wrong with a configuration, as the start would and at once: keys that"
                            + " nobody reads, what is missing or of the wrong type, certificates and keys, ports, unsafe choices."
                            + " Opens no port and calls nobody. Exit code 0 sound, 1 something is to be mended, 2 not"
                            + " understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/gateway.md, docs/configuration.md"})
    int check(
            @Parameters(
                            paramLabel = "CONFIG",
                            description =
                                    "a properties file, as in -Dquarkus.config.locations; the environment counts as"
                                            + " it does for the gateway")
                    Path file,
            @Option(names = "--json", description = "for programs") boolean json) {
        try {
            var report = ConfigurationReport.of(file, ConfigurationFile.read(file, environment), clock.instant());
            out.println(json ? report.asJson() : report.asText());
            return report.isSound() ? SOUND : UNSOUND;
        } catch (IOException unreadable) {
            err.println("cannot read " + file);
            return NOT_UNDERSTOOD;
        } catch (IllegalArgumentException noProperties) {
            err.println(file + ": no properties file");
            return NOT_UNDERSTOOD;
        }
    }
}
