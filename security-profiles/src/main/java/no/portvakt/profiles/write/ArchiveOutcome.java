package no.portvakt.profiles.write;

import java.util.List;
import no.portvakt.profiles.load.ProfileSource;

/** What came of opening an archive. */
public sealed interface ArchiveOutcome {

    /** Its documents; whether they are sound is the loader's to say. */
    record Unpacked(List<ProfileSource> sources) implements ArchiveOutcome {

        public Unpacked {
            sources = List.copyOf(sources);
        }
    }

    /** It is none of ours, and nothing of it was used. */
    record NoArchive(String why) implements ArchiveOutcome {}
}
