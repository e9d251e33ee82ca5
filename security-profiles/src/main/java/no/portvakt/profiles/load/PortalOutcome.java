package no.portvakt.profiles.load;

import java.util.List;
import no.portvakt.profiles.portal.Portal;

/** What came of reading the declarations of portals: all of them, or nothing and every reason why. */
public sealed interface PortalOutcome {

    /** Every file is sound, and so are they together with the profiles; by id. */
    record Loaded(List<Portal> portals) implements PortalOutcome {

        public Loaded {
            portals = List.copyOf(portals);
        }
    }

    /**
     * At least one problem; nothing may be made of these files.
     *
     * @param problems by file and line, never empty
     */
    record Rejected(List<Problem> problems) implements PortalOutcome {

        public Rejected {
            problems = List.copyOf(problems);
        }

        /** One line for each. */
        public String describe() {
            return String.join("\n", problems.stream().map(Problem::describe).toList());
        }
    }
}
