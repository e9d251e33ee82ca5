package no.portvakt.demo.processes;

import java.time.Duration;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Ports;

/** When one of our own programs counts as started. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Readiness() {}

    static void await(Child child, Ports ports, Port management) {
        try {
            child.awaitReady(ports.internal(management, "/q/health/ready"), PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + child.name() + " was starting", stopped);
        }
    }
}
