package no.portvakt.minside.fagsystem.connector;

/**
 * One thing that is wrong with a connector's file.
 *
 * @param file its name
 * @param at a JSON pointer (RFC 6901) into it; empty for all of it
 * @param what in words
 */
public record ConnectorProblem(String file, String at, String what) {

    @Override
    public String toString() {
        return file + (at.isEmpty() ? "" : " " + at) + ": " + what;
    }
}
