package no.portvakt.demo.machine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads. Lines come whole, whatever runs in parallel. */
public final class Terminal {

    private static final double MILLIS = 1000.0;

    private final PrintWriter out;

    public Terminal(PrintWriter out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** One finished piece of work and how long it took. */
    public void done(String what, Duration took) {
        line("  %-46s %7s".formatted(what, seconds(took)));
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MILLIS);
    }
}
