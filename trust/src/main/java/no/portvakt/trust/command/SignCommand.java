package no.portvakt.trust.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.security.auth.x500.X500Principal;
import no.portvakt.trust.signature.DetachedSignature;
import no.portvakt.trust.signature.PemFile;
import no.portvakt.trust.signature.SignatureVerdict;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./portvakt profiles sign FILE --certificate PEM --key PEM}: a second officer's agreement to a lowering in a file,
 * in {@code FILE.p7s} beside it. For a file that was taken away, the signature is over nothing. Exit codes: 0 signed, 1
 * nothing was signed, 2 not understood.
 */
@Command(
        name = "./portvakt profiles sign",
        description = "A second officer's agreement to a lowering in a file of profiles, in FILE.p7s beside it.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 110,
        footer = {"", "Exit codes: 0 signed; 1 nothing was signed; 2 not understood. More: docs/console.md"})
public final class SignCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    /** What the JDK has no word for, and certificates of persons in Norway have. */
    private static final Map<String, String> READABLE = Map.of("2.5.4.5", "SERIALNUMBER");

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "FILE", description = "what is agreed to; one that was taken away is named as it was")
    private Path file = Path.of("");

    @Option(names = "--certificate", paramLabel = "PEM", required = true, description = "the officer's certificate")
    private Path certificate = Path.of("");

    @Option(names = "--key", paramLabel = "PEM", required = true, description = "its private key, PKCS#8")
    private Path key = Path.of("");

    SignCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new SignCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        var beside = file.resolveSibling(file.getFileName() + ".p7s");
        try {
            var officer = PemFile.certificates(certificate).getFirst();
            var content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            var signature = DetachedSignature.sign(content, PemFile.privateKey(key), officer);
            // As the gateway will: a key of somebody else's, or a certificate that has expired, is noticed here.
            if (DetachedSignature.verify(content, signature, List.of(officer), Instant.now())
                    instanceof SignatureVerdict.Invalid invalid) {
                err.println("nothing is signed: a signature by " + key + " under " + certificate + " " + invalid.why());
                return FAILED;
            }
            Files.write(beside, signature);
            out.println(beside + ": " + officer.getSubjectX500Principal().getName(X500Principal.RFC1779, READABLE)
                    + " agrees to " + (content.length == 0 ? "taking away " : "") + file);
            return DONE;
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            err.println(broken.getMessage());
            return FAILED;
        }
    }
}
