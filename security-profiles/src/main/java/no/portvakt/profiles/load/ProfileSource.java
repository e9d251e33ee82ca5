package no.portvakt.profiles.load;

/**
 * The text of one profile file.
 *
 * @param name what problems call it
 */
public record ProfileSource(String name, String yaml) {}
