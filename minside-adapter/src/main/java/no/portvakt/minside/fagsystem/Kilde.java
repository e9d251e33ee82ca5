package no.portvakt.minside.fagsystem;

import no.portvakt.minside.person.Text;

/**
 * Where a value came from.
 *
 * @param id the connector
 * @param system the system's name, for the citizen to read
 * @param organisation the organisation number of who answers for it
 */
public record Kilde(String id, Text system, String organisation) {}
