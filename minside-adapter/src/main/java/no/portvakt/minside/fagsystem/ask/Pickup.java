package no.portvakt.minside.fagsystem.ask;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Gets a dropped file, whole. Blocks; one thread at a time. */
interface Pickup extends AutoCloseable {

    /**
     * Gets it, unless it is the one that is known.
     *
     * @param known the file that was got last
     */
    Picked pick(Optional<Stamp> known);

    @Override
    void close();

    /**
     * What tells one file from the next of the same name.
     *
     * @param file what the system under it calls it
     */
    record Stamp(Instant modified, long size, String file) {}

    /** What came of it. */
    sealed interface Picked {

        /** The file as it stood there from the first byte to the last. Prints without it. */
        record Whole(ByteBuffer bytes, Stamp stamp) implements Picked {

            byte[] content() {
                var content = new byte[bytes.remaining()];
                bytes.duplicate().get(content);
                return content;
            }

            @Override
            public String toString() {
                return "Whole[" + bytes.remaining() + "]";
            }
        }

        /** It is the one that was got before. */
        record Same() implements Picked {}

        /** Why there is none; without personal data. */
        record No(String problem) implements Picked {}
    }
}
