package no.portvakt.minside.archive;

import java.time.LocalDate;
import java.util.List;
import no.portvakt.trust.correlation.CorrelationId;

/** Where cases stand in the municipality's sak/arkiv. Nothing is asked of persons. Thread-safe; blocks. */
public interface ArchivedCases {

    /** The case that we put there under this key: one, or none. */
    Answer of(String key, CorrelationId correlation);

    /** The cases with this date, whoever put them there. */
    Answer openedOn(LocalDate day, CorrelationId correlation);

    /** What asking came to. */
    sealed interface Answer {

        record Cases(List<ArchivedCase> cases) implements Answer {

            public Cases {
                cases = List.copyOf(cases);
            }
        }

        /**
         * It did not work this time, or what came is not an answer to what was asked.
         *
         * @param problem what broke, without personal data, for a log
         */
        record TryLater(String problem) implements Answer {}
    }
}
