package no.portvakt.idp.boot;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.idp.keycloak.KeycloakRefused;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.mailing.MailRun;
import no.portvakt.idp.mailing.PersonList;
import no.portvakt.trust.identity.NationalId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./portvakt letters …}: 0 all done, 1 some of it not (each said), 2 not understood or nobody there. */
@Command(
        name = "./portvakt letters",
        description = {
            "Orders, prints, sends and ends PIN letters.",
            "Persons come from a file or from standard input (-), a national id number a line; never as arguments."
        },
        mixinStandardHelpOptions = true,
        usageHelpWidth = 110,
        synopsisSubcommandLabel = "(order | batch | print | sent | status | revoke | replace | propose | approve)")
public final class LettersCommand {

    private static final int ALL_DONE = 0;
    private static final int SOME_NOT = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String REALM = "innbygger";
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LettersCommand()).setExecutionExceptionHandler((broken, line, _) -> {
            if (broken instanceof UncheckedIOException
                    || broken instanceof KeycloakRefused
                    || broken instanceof IllegalArgumentException) {
                line.getErr().println(broken.getMessage());
                return NOT_UNDERSTOOD;
            }
            throw broken;
        });
    }

    @Command(description = "Orders a letter for each. It is printed by the next print or batch.")
    int order(
            @Mixin ServerOptions server,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        return each(
                server,
                json,
                persons,
                "ordered",
                letters -> person -> letters.order(person, Optional.empty()).isPresent());
    }

    @Command(description = "Orders for everybody in a file, enrolling who is new; then prints and sends what waits.")
    int batch(
            @Mixin ServerOptions server,
            @Mixin PrintOptions printing,
            @Option(names = "--json") boolean json,
            @Option(names = "--skip-bad", description = "go on without the lines that cannot be used") boolean skipBad,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        var report = new LettersReport(err());
        var list = read(persons);
        list.problems().forEach(report::problem);
        if (!list.problems().isEmpty() && !skipBad) {
            err().println("nothing was ordered; mend the lines, or --skip-bad");
            return told(report, json);
        }
        try (var keycloak = server.connect();
                var http = printing.http();
                var delivery = printing.delivery(http)) {
            var register = printing.register(http);
            new BatchOrder(keycloak, REALM, register, printing.atOnce())
                    .order(list, report, done -> err().println("ordered " + done));
            send(printing.run(new LetterRegistry(keycloak, REALM), register, delivery), report);
        }
        return told(report, json);
    }

    @Command(description = "Prints and sends what waits.")
    int print(@Mixin ServerOptions server, @Mixin PrintOptions printing, @Option(names = "--json") boolean json) {
        var report = new LettersReport(err());
        try (var keycloak = server.connect();
                var http = printing.http();
                var delivery = printing.delivery(http)) {
            send(printing.run(new LetterRegistry(keycloak, REALM), printing.register(http), delivery), report);
        }
        return told(report, json);
    }

    @Command(description = "Notes that a consignment left, where print could not.")
    int sent(@Mixin ServerOptions server, @Parameters(paramLabel = "CONSIGNMENT") String consignment) {
        try (var keycloak = server.connect()) {
            new LetterRegistry(keycloak, REALM).sent(consignment);
        }
        return ALL_DONE;
    }

    @Command(description = "Says what the letters of each have come to, and which other factors they have.")
    int status(
            @Mixin ServerOptions server,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        var report = new LettersReport(err());
        try (var keycloak = server.connect()) {
            var letters = new LetterRegistry(keycloak, REALM);
            forEach(report, read(persons), entry -> letters.status(entry.person())
                    .map(all -> {
                        all.letters().forEach(letter -> report.letter(entry.line(), facts(letter)));
                        all.factors().forEach(factor -> report.factor(entry.line(), factor));
                        return true;
                    })
                    .orElse(false));
        }
        return told(report, json);
    }

    @Command(description = "Ends all letters of each.")
    int revoke(
            @Mixin ServerOptions server,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        return each(
                server,
                json,
                persons,
                "revoked",
                letters -> person -> letters.revoke(person).isPresent());
    }

    @Command(description = "Ends all letters of each at once, and orders a new one.")
    int replace(
            @Mixin ServerOptions server,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        return each(
                server,
                json,
                persons,
                "replaced",
                letters -> person -> letters.revoke(person).isPresent()
                        && letters.order(person, Optional.empty()).isPresent());
    }

    @Command(
            description = {
                "Proposes, for each, a letter that sets the password anew; or, with --remove, that a factor is taken away.",
                "Another person approves it."
            })
    int propose(
            @Mixin ServerOptions server,
            @Option(names = "--remove", paramLabel = "sms|app|email", description = "the factor to take away")
                    Optional<String> remove,
            @Option(names = "--json") boolean json,
            @Parameters(paramLabel = "FILE", defaultValue = STANDARD_INPUT) String persons) {
        var report = new LettersReport(err());
        try (var keycloak = server.connect()) {
            var letters = new LetterRegistry(keycloak, REALM);
            forEach(report, read(persons), entry -> remove.map(factor -> letters.proposeRemoval(entry.person(), factor))
                    .orElseGet(() -> letters.propose(entry.person()))
                    .map(proposal -> {
                        report.letter(entry.line(), Map.of("proposal", proposal));
                        return true;
                    })
                    .orElse(false));
        }
        return told(report, json);
    }

    @Command(description = "Approves what somebody else proposed: the letter is ordered, or the factor taken away.")
    int approve(@Mixin ServerOptions server, @Parameters(paramLabel = "PROPOSAL") String proposal) {
        try (var keycloak = server.connect()) {
            if (new LetterRegistry(keycloak, REALM).approve(proposal)) {
                return ALL_DONE;
            }
        }
        err().println("not approved: it is your own, a week old, approved before, or none");
        return SOME_NOT;
    }

    private int each(
            ServerOptions server,
            boolean json,
            String persons,
            String done,
            Function<LetterRegistry, Function<NationalId, Boolean>> what) {
        var report = new LettersReport(err());
        try (var keycloak = server.connect()) {
            var act = what.apply(new LetterRegistry(keycloak, REALM));
            report.count(done, forEach(report, read(persons), entry -> act.apply(entry.person())));
        }
        return told(report, json);
    }

    /** How many it was done for; the others are said. */
    private static int forEach(LettersReport report, PersonList list, Function<PersonList.Entry, Boolean> act) {
        list.problems().forEach(report::problem);
        int done = 0;
        for (var entry : list.persons()) {
            if (act.apply(entry)) {
                done++;
            } else {
                report.problem(new PersonList.Problem(entry.line(), "nobody with this number is known"));
            }
        }
        return done;
    }

    private void send(MailRun run, LettersReport report) {
        var outcome = run.run(sent -> err().println("sent " + sent));
        report.count("sent", outcome.sent());
        report.count("withoutAddress", outcome.withoutAddress());
        if (outcome.withoutAddress() > 0) {
            report.problem(outcome.withoutAddress() + " letters wait: no address is known");
        }
        outcome.stopped().forEach(why -> report.problem("stopped: " + why));
        outcome.unnoted()
                .forEach(consignment -> report.problem("consignment " + consignment
                        + " was delivered and could not be noted: run ./portvakt letters sent within the hour"));
    }

    private int told(LettersReport report, boolean json) {
        report.print(spec.commandLine().getOut(), json);
        return report.isComplete() ? ALL_DONE : SOME_NOT;
    }

    private static Map<String, Object> facts(LetterRegistry.Standing letter) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("number", letter.number());
        facts.put("purpose", letter.purpose().name());
        facts.put("state", letter.state());
        facts.put("since", letter.since());
        facts.put("expires", letter.expires());
        facts.put("codesLeft", letter.codesLeft());
        return facts;
    }

    private static PersonList read(String persons) {
        try (Reader text = STANDARD_INPUT.equals(persons)
                ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(persons))) {
            return PersonList.read(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the persons", broken);
        }
    }

    private PrintWriter err() {
        var err = spec.commandLine().getErr();
        err.flush();
        return err;
    }
}
