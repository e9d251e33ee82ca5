package no.portvakt.demo.boot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import no.portvakt.demo.officers.OfficerOffice;
import no.portvakt.demo.officers.OneTimeCodes;
import no.portvakt.demo.officers.TestOfficer;
import no.portvakt.demo.processes.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./portvakt demo otp NAME}: the app on an officer's phone. */
@Command(
        name = "otp",
        description = "Prints the one-time code that an officer's app would show now.",
        mixinStandardHelpOptions = true)
final class OneTimeCodeCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "An officer's user name.")
    private String username = "";

    @Option(names = "--state", paramLabel = "DIR", description = "The folder of the demo, if it has another one.")
    private @Nullable Path state;

    @Override
    public Integer call() {
        var folder = Optional.ofNullable(state)
                .orElseGet(() -> Installation.found().cache("demo"))
                .toAbsolutePath();
        var found = OfficerOffice.find(username, folder);
        if (found.isEmpty()) {
            say("There is no officer '" + username + "' in " + folder + ": they are called " + names()
                    + ", once the demo has been started.");
            return FAILED;
        }
        var now = Instant.now();
        say(new OneTimeCodes(found.get().oneTimeCodes()).at(now) + "   (good for another "
                + OneTimeCodes.secondsLeft(now) + " s, and once)");
        return 0;
    }

    private static String names() {
        return Arrays.stream(TestOfficer.Part.values())
                .map(TestOfficer.Part::username)
                .collect(Collectors.joining(", "));
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
