package no.portvakt.demo.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** What a start of the system wants to know. */
public record SystemPlan(Installation installation, Ports ports, StateFolder state, Terminal terminal) {

    public Path log(String part) {
        return state.folder("logs").resolve(part + ".log");
    }

    /** Where JVMs that do not have our resolver find {@code *.localhost}. It replaces all other resolving there. */
    Path hostsFile() {
        return state.write("hosts", "127.0.0.1 localhost\n127.0.0.1 " + String.join(" ", hosts()) + "\n");
    }

    /** The names that the public server's certificate carries. */
    List<String> publicNames() {
        return Stream.concat(hosts().stream(), Stream.of("localhost", "127.0.0.1"))
                .toList();
    }

    /** What citizens see among the municipality's services. */
    static List<ServiceProfile> listedServices() {
        return catalog().services().stream().filter(ServiceProfile::listed).toList();
    }

    /** Every host that a citizen or an officer opens: what the built-in profiles name, and the console. */
    private static List<String> hosts() {
        return Stream.concat(catalog().services().stream().map(ServiceProfile::host), Stream.of("officer"))
                .map(label -> label + ".localhost")
                .distinct()
                .toList();
    }

    private static ServiceCatalog catalog() {
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }
}
