package no.portvakt.minside.removal;

import java.util.List;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.SealingKey;

/**
 * Marks that only who knows the key can make, each over a proof and the mark of the proof before it. A mark says which key
 * it was made with, so that keys can be rotated. Thread-safe.
 */
public final class ProofMarks {

    /** Before the first one. */
    static final String NOTHING_BEFORE = "";

    private final List<Marker> markers;

    private record Marker(String id, KeyedHash hash) {}

    /**
     * Makes marks.
     *
     * @param keys the newest first, at least one: it marks, and every one is known
     */
    public ProofMarks(List<SealingKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key to mark with");
        }
        this.markers = keys.stream()
                .map(key -> new Marker(key.id(), new KeyedHash(List.of(key), "removal.proof-mark")))
                .toList();
    }

    String of(Proof proof, String before) {
        return mark(markers.getFirst(), proof, before);
    }

    boolean holds(String mark, Proof proof, String before) {
        return markers.stream().anyMatch(marker -> mark.equals(mark(marker, proof, before)));
    }

    private static String mark(Marker marker, Proof proof, String before) {
        return marker.id() + " " + marker.hash().of(proof.text(before));
    }
}
