package no.portvakt.minside.accesslog;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import no.portvakt.minside.person.Caller;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import org.jdbi.v3.core.Handle;

/** The citizen's access log. Written before what it tells of is done. Thread-safe. */
public interface AccessLog {

    /** How many entries one answer holds at most. */
    int MOST = 500;

    /**
     * What was looked at about this caller, newest first. An entry that cannot be opened is shown as such, never left out.
     *
     * @param cursor of a page before; empty for the newest
     * @param most how many, 1 to {@link #MOST}
     */
    EntriesFound of(Caller caller, Optional<String> cursor, int most);

    /**
     * All of it, newest first, a few hundred at a time, so that a reader who is slow holds nothing up. What comes to it
     * meanwhile is left out.
     */
    void each(Caller caller, Consumer<ExportedEntry> reader);

    /**
     * A look-up that is about to be made.
     *
     * @param source the one source that it lets be asked
     */
    record Lookup(String source, AccessEntry entry) {}

    /**
     * Writes that personal data about the caller is about to be fetched from some sources: all of it, or none.
     *
     * @return in the same order
     * @throws RuntimeException if it cannot be written: then nothing may be fetched
     */
    List<RecordedLookup> lookups(Caller caller, List<Lookup> lookups);

    /**
     * Whom something is about, where nobody has a session.
     *
     * @param person the national id number, in memory only
     * @param key the pseudonym that stands for her
     */
    record Subject(NationalId person, String key, CorrelationId correlation) {}

    /** Likewise, from one source, about somebody who need not be there. */
    RecordedLookup lookup(Subject subject, String source, AccessEntry entry);

    /** Likewise, from one source. */
    default RecordedLookup lookup(Caller caller, String source, AccessEntry entry) {
        return lookups(caller, List.of(new Lookup(source, entry))).getFirst();
    }

    /**
     * Writes that a portal was told of somebody, once, however often it is said.
     *
     * @param id of this delegation
     * @param person the pseudonym that stands for her
     */
    void delegation(String id, String person, AccessEntry entry);

    /**
     * Writes that something about somebody is about to be told to another organisation, once, however often it is said.
     *
     * @param id of what is told
     * @param person the pseudonym that stands for her
     * @throws RuntimeException if it cannot be written: then nothing may be told
     */
    void disclosure(String id, String person, AccessEntry entry);

    /**
     * Writes that something of hers is removed, in the transaction that removes it.
     *
     * @param id of the removal
     * @param person the pseudonym that stands for her
     */
    void removal(Handle handle, String id, String person, AccessEntry entry);

    /** Writes that somebody else than the caller in her own session read something about her. */
    void reading(Caller caller, AccessEntry entry);
}
