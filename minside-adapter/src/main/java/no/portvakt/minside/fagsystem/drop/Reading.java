package no.portvakt.minside.fagsystem.drop;

import java.util.List;

/** What reading a dropped file came to. Nothing in it has personal data but the file itself. */
public sealed interface Reading {

    /** It can be answered from. */
    record Whole(DroppedFile file) implements Reading {}

    /** Nothing of it counts. Says everything that was found, rows by their number alone. */
    record Unreadable(List<String> problems) implements Reading {

        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
