package no.portvakt.idp.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs {@code kc.sh} with the JDK that runs us, and ends it together with the processes that it started. */
final class KeycloakCommand {

    private static final long SECONDS_TO_END = 20;

    private KeycloakCommand() {}

    static ProcessBuilder of(Path home, String... arguments) {
        var command = new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Asks politely first; whatever is left after the deadline is killed. */
    static void end(Process process) {
        var family = new ArrayList<ProcessHandle>();
        process.descendants().forEach(family::add);
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        for (var member : family) {
            awaitEndOf(member);
        }
    }

    private static void awaitEndOf(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException tooSlow) {
            process.destroyForcibly();
        } catch (ExecutionException gone) {
            process.destroyForcibly();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
