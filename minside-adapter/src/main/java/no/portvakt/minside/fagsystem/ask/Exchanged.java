package no.portvakt.minside.fagsystem.ask;

/** One answer as it came over the wire. Holds personal data, and prints none. */
public final class Exchanged {

    private final String path;
    private final int status;
    private final String kind;
    private final byte[] answer;

    Exchanged(String path, int status, String kind, byte[] answer) {
        this.path = path;
        this.status = status;
        this.kind = kind;
        this.answer = answer.clone();
    }

    /** Of the address that was asked. */
    public String path() {
        return path;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The media type, as it says itself; empty if it says none. */
    public String kind() {
        return kind;
    }

    /** The body, unpacked. */
    public byte[] answer() {
        return answer.clone();
    }

    @Override
    public String toString() {
        return "Exchanged[" + path + " " + status + "]";
    }

    /** Gets to see what comes over the wire: a command that records, never the adapter. */
    @FunctionalInterface
    public interface Witness {

        Witness NOBODY = exchanged -> {};

        void saw(Exchanged exchanged);
    }
}
