package no.portvakt.minside.event;

/**
 * One thing that is wrong with an event. It never repeats what stood there, which may be about a person.
 *
 * @param path where, as a JSON pointer (RFC 6901); empty for the event itself
 * @param problem what is wrong, in English, for whoever wrote the program that sent it
 */
public record EventProblem(String path, String problem) {}
