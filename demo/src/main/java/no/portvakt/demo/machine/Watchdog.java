package no.portvakt.demo.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A shell that reads process ids on its standard input and ends those processes when the input ends, which it does
 * however this JVM ends, {@code kill -9} included. Ctrl-C reaches it too and is ignored: the JVM stops the others then.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=
            while read -r pid; do pids="$pids $pid"; done
            [ -z "$pids" ] || kill $pids 2>/dev/null
            for second in 1 2 3 4 5 6 7 8; do
              sleep 1
              kill -0 $pids 2>/dev/null || exit 0
            done
            kill -9 $pids 2>/dev/null
            """;

    private final Process shell;
    private final Writer pids;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pids = shell.outputWriter(StandardCharsets.UTF_8);
    }

    static Watchdog start() {
        try {
            return new Watchdog(new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start the watchdog", broken);
        }
    }

    synchronized void watch(long pid) {
        if (pid == shell.pid()) {
            return;
        }
        try {
            pids.write(pid + "\n");
            pids.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException("the watchdog is gone", broken);
        }
    }

    /** The others are stopped already, and their ids may soon be somebody else's: it goes without touching any. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
