package no.portvakt.demo;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;

/**
 * The whole system, started when the first test asks for it and stopped when the test run's JVM ends. Its ports lie
 * apart from those of a demo that may be running, its state in {@code target}.
 */
public final class WholeSystem {

    private static final int PORT_BASE = 9640;

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
        var terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        var plan = new SystemPlan(Installation.found(), new Ports(PORT_BASE), state, terminal);
        return DemoSystem.start(plan, new Running());
    }

    /** Started by the JVM when it is first touched, once. */
    private static final class Once {

        private static final DemoSystem SYSTEM = start();
        private static final CitizenOffice OFFICE = new CitizenOffice(SYSTEM);
    }
}
