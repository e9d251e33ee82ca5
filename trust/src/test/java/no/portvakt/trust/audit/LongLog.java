package no.portvakt.trust.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.signature.Signatory;

/** A log of many records, without the disk write that each would take. */
public final class LongLog {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private LongLog() {}

    public static void write(Path file, int records) throws IOException {
        var head = Checkpoint.START;
        try (var writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < records; i++) {
                var record = ChainedRecord.after(
                        head,
                        new AuditRecord(
                                START.plusSeconds(i),
                                "officer-" + i % 7,
                                "profile.proposed",
                                "barnehage.yaml",
                                new CorrelationId("request-" + i),
                                AuditOutcome.DONE,
                                new TreeMap<>()));
                writer.write(record.line() + "\n");
                head = record.checkpoint();
            }
        }
    }

    public static void checkpoint(Path file, Path away, Signatory writer) throws IOException {
        if (AuditVerification.verify(file) instanceof AuditVerdict.Intact intact) {
            new FolderSink(away)
                    .keep(SignedCheckpoint.sign(
                            "gateway",
                            intact.head(),
                            Files.size(file),
                            START,
                            writer.keys().getPrivate()));
        }
    }
}
