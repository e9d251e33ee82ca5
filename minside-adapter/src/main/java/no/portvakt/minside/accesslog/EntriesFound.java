package no.portvakt.minside.accesslog;

import java.util.List;
import java.util.Optional;

/** What asking for entries came to. */
public sealed interface EntriesFound {

    /**
     * Some of them, newest first.
     *
     * @param next the cursor of those that are older, if there are any
     */
    record Page(List<AccessEntry> entries, Optional<String> next) implements EntriesFound {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** The cursor is none of ours, or not this person's. */
    record UnknownCursor() implements EntriesFound {}
}
