package no.portvakt.minside.accesslog;

import java.util.List;
import no.portvakt.minside.person.Caller;

/** The citizen's access log. Written before what it tells of is done. Thread-safe. */
public interface AccessLog {

    /** What was looked at about this caller, newest first, the last 500 entries. */
    List<AccessEntry> of(Caller caller);

    /**
     * Writes that personal data about the caller is about to be fetched from one source.
     *
     * @throws RuntimeException if it cannot be written: then nothing may be fetched
     */
    RecordedLookup lookup(Caller caller, String source, AccessEntry entry);

    /**
     * Writes that a portal was told of somebody, once, however often it is said.
     *
     * @param id of this delegation
     * @param person the pseudonym that stands for her
     */
    void delegation(String id, String person, AccessEntry entry);

    /** Writes that somebody else than the caller in her own session read something about her. */
    void reading(Caller caller, AccessEntry entry);
}
