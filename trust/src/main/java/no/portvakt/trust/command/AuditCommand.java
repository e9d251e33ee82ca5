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
import java.util.Optional;
import no.portvakt.trust.audit.AuditVerdict;
import no.portvakt.trust.audit.AuditVerification;
import no.portvakt.trust.audit.Checkpoint;
import no.portvakt.trust.audit.SignedCheckpoint;
import no.portvakt.trust.signature.PemFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./portvakt audit verify FILE [--checkpoints DIR --key PEM]}: 0 whole, 1 broken, 2 not understood. */
@Command(
        name = "./portvakt audit",
        description = "Looks at audit logs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify")
public final class AuditCommand {

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AuditCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Finds the first record that was changed, removed, moved or cut off. Exit code 0 whole, 1 broken,"
                            + " 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110)
    int verify(
            @Parameters(paramLabel = "FILE", description = "the log, audit.jsonl") Path file,
            @Option(
                            names = "--checkpoints",
                            paramLabel = "DIR",
                            description =
                                    "checkpoints that were sent away: with them, what was cut off is noticed; with --key")
                    Optional<Path> checkpoints,
            @Option(names = "--key", paramLabel = "PEM", description = "the public key that signed them")
                    Optional<Path> key) {
        if (checkpoints.isPresent() != key.isPresent()) {
            throw new ParameterException(spec.subcommands().get("verify"), "--checkpoints and --key go together");
        }
        try {
            List<Checkpoint> kept = new ArrayList<>();
            boolean genuine = checkpoints
                    .flatMap(folder -> key.map(pem -> collect(folder, PemFile.publicKey(pem), kept)))
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
