package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.util.List;

/** The way to one system. Thread-safe; blocks. */
interface Link extends AutoCloseable {

    /**
     * Asks once.
     *
     * @throws IOException if there was no answer that could be read; asking again may help. Its message has no personal data
     */
    Heard ask(Question question) throws IOException;

    /** What is wrong on the way, whomever one asks about; without personal data. Waits until that is known. */
    default List<String> troubles() {
        return List.of();
    }

    @Override
    void close();
}
