package no.portvakt.minside.accesslog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.SealingKey;

/**
 * Marks that only who knows the key can make: of an entry as it is stored, and of a checkpoint. A mark says which key it was
 * made with, so that keys can be rotated. Thread-safe.
 */
public final class EntryMarks {

    private final List<Marker> markers;

    private record Marker(String id, KeyedHash entries, KeyedHash checkpoints) {}

    /**
     * Makes marks.
     *
     * @param keys the newest first, at least one: it marks, and every one is known
     */
    public EntryMarks(List<SealingKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key to mark with");
        }
        this.markers = keys.stream()
                .map(key -> new Marker(
                        key.id(),
                        new KeyedHash(List.of(key), "access-log.entry-mark"),
                        new KeyedHash(List.of(key), "access-log.checkpoint-mark")))
                .toList();
    }

    /**
     * What of an entry is marked.
     *
     * @param loggedAt in microseconds, as the database keeps it
     */
    record Marked(String person, Instant loggedAt, String sealed, Optional<String> delegation) {

        Marked {
            if (!loggedAt.equals(loggedAt.truncatedTo(ChronoUnit.MICROS))) {
                throw new IllegalArgumentException("the database keeps no more than microseconds");
            }
        }

        private String text() {
            return joined(Stream.of(person, loggedAt.toString(), sealed, delegation.orElse("")));
        }
    }

    /**
     * What of a checkpoint is marked.
     *
     * @param before the mark of the one before it
     * @param entries how many it has
     * @param digest over their marks, in the order of their ids: {@link MarksDigest}
     */
    record Checkpoint(long number, Instant at, String before, long entries, String digest) {

        private String text() {
            return joined(Stream.of(Long.toString(number), at.toString(), before, Long.toString(entries), digest));
        }
    }

    String of(Marked entry) {
        var marker = markers.getFirst();
        return marker.id() + " " + marker.entries().of(entry.text());
    }

    String of(Checkpoint checkpoint) {
        var marker = markers.getFirst();
        return marker.id() + " " + marker.checkpoints().of(checkpoint.text());
    }

    /** Whether this is the mark of that, by any key that is known. */
    boolean holds(String mark, Marked entry) {
        return by(mark).filter(marker ->
                        mark.equals(marker.id() + " " + marker.entries().of(entry.text())))
                .isPresent();
    }

    boolean holds(String mark, Checkpoint checkpoint) {
        return by(mark).filter(marker ->
                        mark.equals(marker.id() + " " + marker.checkpoints().of(checkpoint.text())))
                .isPresent();
    }

    private Optional<Marker> by(String mark) {
        return markers.stream()
                .filter(marker -> mark.startsWith(marker.id() + " "))
                .findFirst();
    }

    /** With the length of each before it, so that nothing can be moved from one to the next. */
    private static String joined(Stream<String> parts) {
        return parts.map(part -> part.length() + ":" + part).collect(Collectors.joining());
    }
}
