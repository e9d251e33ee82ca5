package no.portvakt.trust.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Some lines of a spool in their order, as they are on the disk: each ends with a line feed. Never empty. */
public final class SpoolBatch {

    private final String spool;
    private final byte[] text;
    private final int count;

    SpoolBatch(String spool, byte[] text, int count) {
        this.spool = spool;
        this.text = text;
        this.count = count;
    }

    /** The name of the spool. */
    public String spool() {
        return spool;
    }

    /** How many lines. */
    public int count() {
        return count;
    }

    int bytes() {
        return text.length;
    }

    /** Without their ends. */
    public List<String> lines() {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    /** In UTF-8. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(text);
    }
}
