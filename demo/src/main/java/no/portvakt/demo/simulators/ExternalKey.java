package no.portvakt.demo.simulators;

/** The key under which another system knows what it sent to the archive. */
record ExternalKey(String system, String value) {

    /** As {@link #toString} writes it. */
    static ExternalKey parse(String written) {
        int space = written.indexOf(' ');
        return new ExternalKey(written.substring(0, space), written.substring(space + 1));
    }

    @Override
    public String toString() {
        return system + " " + value;
    }
}
