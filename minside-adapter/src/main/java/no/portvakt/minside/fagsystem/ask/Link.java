package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;

/** The way to one system. Thread-safe; blocks. */
interface Link extends AutoCloseable {

    /**
     * Asks once.
     *
     * @throws IOException if there was no answer that could be read; asking again may help. Its message has no personal data
     */
    Heard ask(Question question) throws IOException;

    @Override
    void close();
}
