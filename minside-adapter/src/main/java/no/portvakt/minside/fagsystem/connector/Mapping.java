package no.portvakt.minside.fagsystem.connector;

import java.util.Optional;

/**
 * How one field is had.
 *
 * @param ask what to ask the system for, where it lets itself be asked for parts
 * @param value an expression over its answer, in the language of the transport
 */
public record Mapping(Optional<String> ask, String value) {}
