package no.portvakt.minside.accesslog;

import java.util.Optional;

/**
 * An entry as its owner may take it with her.
 *
 * @param mark what it was marked with when it was written: she can show later that it stood there
 * @param checkpoint which one has it, once one has
 */
public record ExportedEntry(AccessEntry entry, Optional<String> mark, Optional<Long> checkpoint) {}
