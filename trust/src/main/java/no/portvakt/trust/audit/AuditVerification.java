package no.portvakt.trust.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a file of records from the beginning and finds the first link that does not hold. */
public final class AuditVerification {

    private AuditVerification() {}

    /** Without a checkpoint: changed, removed, added and reordered records are found, but not a shortened end. */
    public static AuditVerdict verify(Path file) {
        return verify(file, List.of());
    }

    /** Against one checkpoint that was kept elsewhere. */
    public static AuditVerdict verify(Path file, Checkpoint kept) {
        return verify(file, List.of(kept));
    }

    /**
     * Against checkpoints that were kept elsewhere: finds a shortened end too, and a chain written anew from the start.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static AuditVerdict verify(Path file, Collection<Checkpoint> kept) {
        return verify(file, Checkpoint.START, 0, kept);
    }

    /** From a point that is known to be whole. */
    static AuditVerdict verify(Path file, Checkpoint start, long offset, Collection<Checkpoint> kept) {
        var hashes = kept.stream().collect(Collectors.groupingBy(Checkpoint::sequence));
        var head = start;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var lines = new AuditLines(Channels.newInputStream(channel.position(offset)))) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                var record = line.get().text().flatMap(ChainedRecord::parse);
                var fault = faultOf(record, head, hashes);
                if (fault.isPresent()) {
                    return new AuditVerdict.Broken(head.sequence() + 1, fault.get());
                }
                head = record.orElseThrow().checkpoint();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
        long reached = head.sequence();
        return kept.stream().anyMatch(checkpoint -> checkpoint.sequence() > reached)
                ? new AuditVerdict.Broken(reached + 1, AuditVerdict.Fault.CUT_SHORT)
                : new AuditVerdict.Intact(head);
    }

    private static Optional<AuditVerdict.Fault> faultOf(
            Optional<ChainedRecord> record, Checkpoint head, Map<Long, List<Checkpoint>> kept) {
        if (record.isEmpty()) {
            return Optional.of(AuditVerdict.Fault.CHANGED);
        }
        if (!record.get().follows(head)) {
            return Optional.of(AuditVerdict.Fault.OUT_OF_PLACE);
        }
        var here = record.get().checkpoint();
        boolean rewritten =
                kept.getOrDefault(here.sequence(), List.of()).stream().anyMatch(checkpoint -> !checkpoint.equals(here));
        return rewritten ? Optional.of(AuditVerdict.Fault.REWRITTEN) : Optional.empty();
    }
}
