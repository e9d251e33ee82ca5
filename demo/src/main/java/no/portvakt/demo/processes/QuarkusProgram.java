package no.portvakt.demo.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Children;

/**
 * How the gateway and the adapter are started: a JVM each, with a small heap and a file of properties that only this
 * user can read, so that no secret stands in the process list. It is up soonest with the first of the JVM's compilers
 * alone; a bench wants all of them ({@code -Dportvakt.demo.all-compilers=true}).
 *
 * @param module the folder that was built, which also names its log
 */
record QuarkusProgram(String title, String module, Map<String, String> properties) {

    QuarkusProgram {
        properties = Map.copyOf(properties);
    }

    Child start(SystemPlan plan) {
        var program = plan.installation().program(module);
        if (!Files.exists(program)) {
            throw new IllegalStateException(title + " is not built: there is no " + program);
        }
        return Children.start(title, command(program, plan), plan.state().root(), plan.log(module));
    }

    private List<String> command(Path program, SystemPlan plan) {
        var file = plan.state().write(module + ".properties", text());
        return List.of(
                Installation.java().toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                Boolean.getBoolean("portvakt.demo.all-compilers")
                        ? "-XX:+TieredCompilation"
                        : "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Djdk.net.hosts.file=" + plan.hostsFile(),
                "-Dquarkus.config.locations=" + file,
                "-jar",
                program.toString());
    }

    private String text() {
        return properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> escape(entry.getKey()) + "=" + entry.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }

    private static String escape(String key) {
        return key.replace(" ", "\\ ").replace(":", "\\:");
    }
}
