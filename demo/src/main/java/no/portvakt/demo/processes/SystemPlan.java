package no.portvakt.demo.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/**
 * What a start of the system wants to know.
 *
 * @param keycloakNodes the port where further nodes of Keycloak may join the first one; empty for one alone
 */
public record SystemPlan(
        Installation installation, Ports ports, StateFolder state, Terminal terminal, Optional<Integer> keycloakNodes) {

    /** With one node of everything. */
    public SystemPlan(Installation installation, Ports ports, StateFolder state, Terminal terminal) {
        this(installation, ports, state, terminal, Optional.empty());
    }

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

    /** Text of a file that an earlier step wrote. */
    String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    /** What the built-in profiles name. */
    static List<ServiceProfile> services() {
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded(var catalog) -> catalog.services();
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    /** Those of them that a portal shows. */
    static List<ServiceProfile> listedServices() {
        return services().stream().filter(ServiceProfile::listed).toList();
    }

    /** Every host that a citizen or an officer opens. */
    private static List<String> hosts() {
        return Stream.concat(services().stream().map(ServiceProfile::host), Stream.of("officer", "officer-login"))
                .map(label -> label + ".localhost")
                .distinct()
                .toList();
    }
}
