package no.portvakt.profiles.load;

import java.util.List;
import no.portvakt.profiles.catalog.ServiceCatalog;

/** What came of reading profile files: all of them, or nothing and every reason why. */
public sealed interface LoadOutcome {

    /** Every file is sound, and so are they together. */
    record Loaded(ServiceCatalog catalog) implements LoadOutcome {}

    /**
     * At least one problem; nothing may be enforced from these files.
     *
     * @param problems by file and line, never empty
     */
    record Rejected(List<Problem> problems) implements LoadOutcome {

        public Rejected {
            problems = List.copyOf(problems);
        }

        /** One line for each. */
        public String describe() {
            return String.join("\n", problems.stream().map(Problem::describe).toList());
        }
    }
}
