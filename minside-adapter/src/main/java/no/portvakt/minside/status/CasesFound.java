package no.portvakt.minside.status;

import java.util.List;
import java.util.Optional;

/** What asking for cases came to. */
public sealed interface CasesFound {

    /**
     * Some of them.
     *
     * @param query what was asked, which a cursor says itself
     * @param next the cursor of those that follow, if any may. With it a page can be empty: so many were looked at.
     */
    record Page(List<CaseView> cases, CaseQuery query, Optional<String> next) implements CasesFound {

        public Page {
            cases = List.copyOf(cases);
        }
    }

    /** The cursor is none of ours, or not this person's. */
    record UnknownCursor() implements CasesFound {}
}
