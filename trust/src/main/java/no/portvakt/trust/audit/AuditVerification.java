package no.portvakt.trust.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file of records from the beginning and finds the first link that does not hold. */
public final class AuditVerification {

    private AuditVerification() {}

    /** Without a checkpoint: changed, removed, added and reordered records are found, but not a shortened end. */
    public static AuditVerdict verify(Path file) {
        return verify(file, Checkpoint.START);
    }

    /**
     * Against a checkpoint that was kept elsewhere: finds a shortened end too, and a chain written anew from the start.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static AuditVerdict verify(Path file, Checkpoint kept) {
        var head = Checkpoint.START;
        boolean met = kept.equals(Checkpoint.START);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var record = ChainedRecord.parse(line);
                var fault = faultOf(record, head, kept);
                if (fault.isPresent()) {
                    return new AuditVerdict.Broken(head.sequence() + 1, fault.get());
                }
                head = record.orElseThrow().checkpoint();
                met = met || head.equals(kept);
            }
        } catch (MalformedInputException notText) {
            return new AuditVerdict.Broken(head.sequence() + 1, AuditVerdict.Fault.CHANGED);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
        return met
                ? new AuditVerdict.Intact(head)
                : new AuditVerdict.Broken(head.sequence() + 1, AuditVerdict.Fault.CUT_SHORT);
    }

    private static Optional<AuditVerdict.Fault> faultOf(
            Optional<ChainedRecord> record, Checkpoint head, Checkpoint kept) {
        if (record.isEmpty()) {
            return Optional.of(AuditVerdict.Fault.CHANGED);
        }
        if (!record.get().follows(head)) {
            return Optional.of(AuditVerdict.Fault.OUT_OF_PLACE);
        }
        boolean rewritten = record.get().sequence() == kept.sequence()
                && !record.get().checkpoint().equals(kept);
        return rewritten ? Optional.of(AuditVerdict.Fault.REWRITTEN) : Optional.empty();
    }
}
