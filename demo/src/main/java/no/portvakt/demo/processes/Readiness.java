package no.portvakt.demo.processes;

import java.net.URI;
import java.time.Duration;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Ports;

/** When one of our own programs counts as started. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Readiness() {}

    /** Ready for its work, and so is everything that it needs. */
    static void await(Child child, Ports ports, Port management) {
        await(child, ports, management, "/q/health/ready");
    }

    /** Up by itself, though what it needs may still be starting. */
    static void awaitAlive(Child child, Ports ports, Port management) {
        await(child, ports, management, "/q/health/live");
    }

    private static void await(Child child, Ports ports, Port management, String page) {
        awaitAnswer(child, ports.internal(management, page));
    }

    /** It answers there. */
    static void awaitAnswer(Child child, URI page) {
        try {
            child.awaitReady(page, PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + child.name() + " was starting", stopped);
        }
    }
}
