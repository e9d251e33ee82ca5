package no.portvakt.idp.boot;

import java.time.Duration;
import java.time.Instant;
import no.portvakt.idp.rotation.KeyRotation;
import no.portvakt.idp.rotation.RotationPlan;
import no.portvakt.idp.sync.RealmSync;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a realm to its declared state, or says what that would take. */
@Command(
        name = "idp",
        description = "Brings Keycloak's realms to their declared state.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(plan | apply | drift | rotate)")
public final class IdpCommand {

    private static final int NOTHING_TO_DO = 0;
    private static final int SOMETHING_TO_DO = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new IdpCommand()).execute(arguments));
    }

    @Command(
            description = "Prints what apply would change. Exit code 0: nothing, 2: something.",
            mixinStandardHelpOptions = true)
    int plan(@Mixin RealmOptions options) {
        try (var keycloak = options.connect()) {
            var operations = new RealmSync(keycloak).plan(options.declared());
            operations.forEach(operation -> say(operation.describe()));
            say(operations.isEmpty() ? "nothing to do" : operations.size() + " operations");
            return operations.isEmpty() ? NOTHING_TO_DO : SOMETHING_TO_DO;
        }
    }

    @Command(
            description =
                    "Names what somebody changed by hand, and what there is besides. Exit code 0: nothing, 2: something.",
            mixinStandardHelpOptions = true)
    int drift(@Mixin RealmOptions options, @Option(names = "--json", description = "as one JSON object") boolean json) {
        try (var keycloak = options.connect()) {
            var report = new RealmSync(keycloak).drift(options.declared());
            if (json) {
                say(DriftJson.write(report));
            } else {
                report.drifts().forEach(drift -> say(report.realm() + ": " + drift.describe()));
                report.leftAlone()
                        .forEach(other -> say(report.realm() + ": " + other + " is not ours, and left alone"));
                say(report.isNone() ? "as declared" : report.drifts().size() + " otherwise than declared");
            }
            return report.isNone() ? NOTHING_TO_DO : SOMETHING_TO_DO;
        }
    }

    @Command(description = "Changes what differs from the declaration.", mixinStandardHelpOptions = true)
    int apply(
            @Mixin RealmOptions options,
            @Option(names = "--dry-run", description = "the same as plan") boolean dryRun) {
        if (dryRun) {
            return plan(options);
        }
        try (var keycloak = options.connect()) {
            var done = new RealmSync(keycloak).apply(options.declared(), operation -> say(operation.describe()));
            say(done.isEmpty() ? "nothing to do" : done.size() + " operations done");
            return NOTHING_TO_DO;
        }
    }

    @Command(
            description = "Gives a realm its next signing key when it is time, and removes those that nothing needs.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Mixin ServerOptions server,
            @Option(names = "--realm", required = true, description = "${COMPLETION-CANDIDATES}")
                    RealmOptions.Realm realm,
            @Option(
                            names = "--life",
                            defaultValue = "P90D",
                            description = "for how long a key signs (${DEFAULT-VALUE}); PT1S rotates now")
                    Duration life,
            @Option(
                            names = "--overlap",
                            defaultValue = "PT24H",
                            description =
                                    "for how long the one before is good (${DEFAULT-VALUE}); longer than a session")
                    Duration overlap,
            @Option(names = "--dry-run", description = "only says what is due") boolean dryRun) {
        try (var keycloak = server.connect()) {
            var rotation = new KeyRotation(keycloak, realm.name());
            var plan = new RotationPlan(life, overlap);
            var steps = dryRun
                    ? rotation.plan(plan, Instant.now())
                    : rotation.rotate(plan, Instant.now(), step -> say(step.describe()));
            if (dryRun) {
                steps.forEach(step -> say(step.describe()));
            }
            say(steps.isEmpty() ? "nothing is due" : steps.size() + (dryRun ? " steps are due" : " steps done"));
            return NOTHING_TO_DO;
        }
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
