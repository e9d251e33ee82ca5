package no.portvakt.gateway.folder;

import java.util.List;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileSource;

/** What came of reading a folder of profiles. */
public sealed interface FolderReading {

    /** May be enforced. */
    record Accepted(List<ProfileSource> documents, ServiceCatalog catalog) implements FolderReading {
        public Accepted {
            documents = List.copyOf(documents);
        }
    }

    /** Must not be: everything that is wrong with it. */
    record Refused(List<Problem> problems) implements FolderReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
