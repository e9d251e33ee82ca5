package no.portvakt.idp.mailing.delivery;

/**
 * A way to whoever puts letters into envelopes. A parcel is there whole or not at all, and sent twice under one name it
 * is there once. Thread-safe: several parcels travel at once.
 */
public interface Delivery extends AutoCloseable {

    /**
     * Returns when the other side has it.
     *
     * @throws Undelivered if it does not, or nobody can say
     */
    void deliver(Parcel parcel, byte[] letters) throws Undelivered;

    @Override
    void close();

    /**
     * What letters travel under.
     *
     * @param name of the consignment: letters, digits and hyphens
     */
    record Parcel(String name, String extension, String mediaType) {

        public String fileName() {
            return name + "." + extension;
        }
    }

    /** It did not arrive, as far as anybody knows; says why without a word of what is in it. */
    final class Undelivered extends Exception {

        private static final long serialVersionUID = 1L;

        Undelivered(String why) {
            super(why);
        }

        Undelivered(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
