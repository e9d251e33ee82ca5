package no.portvakt.trust.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.portvakt.trust.audit.AuditVerdict;
import no.portvakt.trust.audit.AuditVerification;
import no.portvakt.trust.audit.Checkpoint;
import no.portvakt.trust.audit.SignedCheckpoint;
import no.portvakt.trust.signature.PemFile;

/** {@code ./portvakt audit verify FILE [--checkpoints DIR --key PEM]}: 0 whole, 1 broken, 2 not understood. */
public final class AuditCommand {

    private static final String USAGE = "usage: ./portvakt audit verify FILE [--checkpoints DIR --key PEM]";
    private static final String CHECKPOINTS = "--checkpoints";
    private static final String KEY = "--key";
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    AuditCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> given) {
        var read = Arguments.read(given, Set.of(CHECKPOINTS, KEY));
        if (read.isEmpty()
                || read.get().words().size() != 2
                || !read.get().words().getFirst().equals("verify")
                || read.get().option(CHECKPOINTS).isPresent()
                        != read.get().option(KEY).isPresent()) {
            err.println(USAGE);
            return NOT_UNDERSTOOD;
        }
        var file = Path.of(read.get().words().getLast());
        try {
            List<Checkpoint> kept = new ArrayList<>();
            boolean genuine = read.get()
                    .option(CHECKPOINTS)
                    .flatMap(folder -> read.get().option(KEY).map(key -> collect(folder, PemFile.publicKey(key), kept)))
                    .orElse(true);
            int verdict = tell(file, AuditVerification.verify(file, kept), kept);
            return genuine ? verdict : BROKEN;
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    /** False if there is one that the key did not sign: then somebody has been there. */
    private boolean collect(Path folder, PublicKey key, List<Checkpoint> into) {
        boolean genuine = true;
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var checkpoint = SignedCheckpoint.parse(Files.readString(file)).filter(found -> found.isSignedBy(key));
                if (checkpoint.isEmpty()) {
                    err.println(file + ": not a checkpoint that this key signed");
                    genuine = false;
                }
                checkpoint.map(SignedCheckpoint::checkpoint).ifPresent(into::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the checkpoints in " + folder, unreadable);
        }
        return genuine;
    }

    private int tell(Path file, AuditVerdict verdict, List<Checkpoint> kept) {
        return switch (verdict) {
            case AuditVerdict.Intact intact -> {
                out.println(file + ": whole, " + intact.head().sequence() + " records, "
                        + (kept.isEmpty()
                                ? "no checkpoint to show that none is missing at the end"
                                : kept.size() + " checkpoints hold"));
                yield WHOLE;
            }
            case AuditVerdict.Broken broken -> {
                err.println(file + ":" + broken.line() + ": " + sentence(broken, kept));
                yield BROKEN;
            }
        };
    }

    private static String sentence(AuditVerdict.Broken broken, List<Checkpoint> kept) {
        long reached = kept.stream().mapToLong(Checkpoint::sequence).max().orElse(0);
        return switch (broken.fault()) {
            case CHANGED -> "record " + broken.line() + " was changed: it is not what was hashed";
            case OUT_OF_PLACE ->
                "record " + broken.line() + " is not the one that followed: one was removed, added or moved";
            case REWRITTEN ->
                "record " + broken.line()
                        + " is not the one that the checkpoint was taken from: the log was written anew";
            case CUT_SHORT ->
                "record " + broken.line() + " and those after it are missing: a checkpoint has seen " + reached;
        };
    }
}
