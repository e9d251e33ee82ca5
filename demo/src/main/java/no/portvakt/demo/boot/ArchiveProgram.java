package no.portvakt.demo.boot;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import no.portvakt.demo.simulators.ArchiveJournal;
import no.portvakt.demo.simulators.ArchiveSimulator;

/** The simulated archive as a process of its own, so that it can be killed. */
public final class ArchiveProgram {

    private ArchiveProgram() {}

    /**
     * Runs until it is ended.
     *
     * @param arguments the port, and the file of its journal
     */
    public static void main(String... arguments) throws InterruptedException {
        var journal = ArchiveJournal.in(Path.of(arguments[1]));
        var archive = ArchiveSimulator.remembering(Integer.parseInt(arguments[0]), journal);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(archive::close));
        new CountDownLatch(1).await();
    }
}
