package no.portvakt.demo;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.clients.ApachePortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import no.portvakt.testsupport.port.FreePorts;

/**
 * The whole system, started when the first test asks for it and stopped when the test run's JVM ends. Its ports are
 * free ones, apart from those of a demo or another test run on this machine; its state is in {@code target}. Portals that
 * speak SAML are declared from the start.
 */
public final class WholeSystem {

    /** Below the ports that the kernel gives to outgoing connections (32768 and up on Linux). */
    private static final int LOWEST_BASE = 10_000;

    private static final int BASES = 450;
    private static final int APART = 20;

    private WholeSystem() {}

    public static DemoSystem system() {
        return Once.SYSTEM;
    }

    /** The office that enrols all citizens of the run. */
    public static CitizenOffice office() {
        return Once.OFFICE;
    }

    private static DemoSystem start() {
        var state = StateFolder.take(Path.of("target", "whole-system").toAbsolutePath())
                .orElseThrow(() -> new IllegalStateException("another test run uses demo/target/whole-system"));
        state.empty();
        SamlPortal.declareIn(state.folder("portals"));
        OpenIdPortal.declareRaisedIn(state.folder("portals"));
        OpenIdPortal.declareFramedIn(state.folder("portals"));
        ApachePortal.declareFramedIn(state.folder("portals"));
        var terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        var plan = new SystemPlan(Installation.found(), freePorts(), state, terminal, Optional.of(FreePorts.next()));
        return DemoSystem.start(plan, new Running());
    }

    /** Another run starts its search elsewhere, so that two do not settle on the same ports at the same moment. */
    public static Ports freePorts() {
        var first = (int) (ProcessHandle.current().pid() % BASES);
        return IntStream.range(first, first + BASES)
                .mapToObj(candidate -> new Ports(LOWEST_BASE + candidate % BASES * APART))
                .filter(ports -> ports.busy().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for the whole system"));
    }

    /** Started by the JVM when it is first touched, once. */
    private static final class Once {

        private static final DemoSystem SYSTEM = start();
        private static final CitizenOffice OFFICE = new CitizenOffice(SYSTEM);
    }
}
