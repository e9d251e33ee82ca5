package no.portvakt.profiles.command;

import java.io.PrintWriter;

/** Where a command speaks: what was asked for on one stream, what is wrong on the other. Flushes after each line. */
final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;

    Terminal(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println(line);
        err.flush();
    }
}
