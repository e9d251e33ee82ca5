package no.portvakt.gateway.portal.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.portal.Callers;
import no.portvakt.gateway.portal.Examination;
import no.portvakt.gateway.portal.Neighbourhood;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.trust.tls.PemTls;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt portal list|check}: the declared portals, before a citizen meets them. */
@Command(
        name = "./portvakt portal",
        description = "Looks at the portals that delegate their log-ins to us.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | check)")
public final class PortalCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final Clock clock;
    private final PrintWriter out;
    private final PrintWriter err;

    PortalCommand(Clock clock, PrintWriter out, PrintWriter err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new PortalCommand(Clock.systemUTC(), out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    /** Where everything is. */
    static final class Folders {

        @Option(names = "--portals", paramLabel = "DIR", required = true, description = "their declarations")
        private Path portals = Path.of("");

        @Option(
                names = "--profiles",
                paramLabel = "DIR",
                description = "the profiles of the services that they stand under; those that are shipped without it")
        private Optional<Path> profiles = Optional.empty();
    }

    private record Declared(List<Portal> portals, Policy policy) {}

    @Command(
            description =
                    "Walks through what a log-in at a portal takes: its declaration, the profile of its service, its metadata"
                            + " or keys, its addresses (each is called once), and an assertion about nobody that is made for"
                            + " it. Says everything that is wrong, and which certificates end within 30 days. Exit code 0"
                            + " citizens can be logged in there, 1 something is to be mended, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/portals.md"})
    int check(
            @Parameters(paramLabel = "NAME", description = "the portal's id") String name,
            @ArgGroup(exclusive = false, multiplicity = "1") Folders folders,
            @Option(
                            names = "--trust",
                            paramLabel = "PEM",
                            description = "whom portals' TLS is trusted by; without it, those whom the JVM trusts")
                    Optional<Path> trust,
            @Option(names = "--offline", description = "calls nobody") boolean offline,
            @Option(names = "--json", description = "for programs") boolean json) {
        return with(folders, declared -> {
            var portal = declared.portals().stream()
                    .filter(one -> one.id().value().equals(name))
                    .findFirst();
            if (portal.isEmpty()) {
                err.println("no portal " + name + " is declared; there are: " + ids(declared));
                return NOT_UNDERSTOOD;
            }
            var now = clock.instant();
            Neighbourhood around =
                    offline ? Neighbourhood.nobody() : new Callers(PemTls.context(trust, Optional.empty()), now);
            var report = new PortalReport(name, new Examination(declared.policy(), around, now).of(portal.get()));
            out.println(json ? report.asJson() : report.asText());
            return report.isSound() ? SOUND : UNSOUND;
        });
    }

    private static String ids(Declared declared) {
        return String.join(
                ", ", declared.portals().stream().map(one -> one.id().value()).toList());
    }

    @Command(
            description =
                    "Lists the declared portals, with what each speaks and what was found without calling anybody.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110)
    int list(
            @ArgGroup(exclusive = false, multiplicity = "1") Folders folders,
            @Option(names = "--json", description = "for programs") boolean json) {
        return with(folders, declared -> {
            var rows = new PortalRows(declared.portals(), declared.policy(), clock.instant());
            out.println(json ? rows.asJson(new ObjectMapper()) : rows.asText());
            return SOUND;
        });
    }

    private interface Use {
        int of(Declared declared);
    }

    private int with(Folders folders, Use use) {
        try {
            var profiles = folders.profiles.map(ProfileLoader::fromFolder).orElseGet(ProfileLoader::fromClassPath);
            return switch (profiles) {
                case LoadOutcome.Rejected rejected -> unsound(rejected.describe());
                case LoadOutcome.Loaded loaded ->
                    switch (PortalLoader.fromFolder(folders.portals, loaded.catalog())) {
                        case PortalOutcome.Rejected rejected -> unsound(rejected.describe());
                        case PortalOutcome.Loaded(var portals) ->
                            use.of(new Declared(portals, Policy.compile(loaded.catalog())));
                    };
            };
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private int unsound(String problems) {
        out.println(problems.stripTrailing());
        return UNSOUND;
    }
}
