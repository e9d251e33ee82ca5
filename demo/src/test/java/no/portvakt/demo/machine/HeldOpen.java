package no.portvakt.demo.machine;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that starts a child, says its process id, and waits to be ended in one way or another. */
final class HeldOpen {

    private HeldOpen() {}

    /** Takes the file for the child's log. */
    public static void main(String... arguments) throws InterruptedException {
        var log = Path.of(arguments[0]);
        try (var running = new Running()) {
            var child = running.add(Children.start("sleeper", List.of("sleep", "300"), Path.of("."), log));
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            out.println(child.pid());
            new CountDownLatch(1).await();
        }
    }
}
