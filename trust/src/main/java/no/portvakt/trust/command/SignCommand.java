package no.portvakt.trust.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import no.portvakt.trust.signature.DetachedSignature;
import no.portvakt.trust.signature.PemFile;

/**
 * {@code ./portvakt profiles sign FILE --certificate PEM --key PEM}: a second officer's agreement to a lowering in a file,
 * in {@code FILE.p7s} beside it. For a file that was taken away, the signature is over nothing.
 */
public final class SignCommand {

    private static final String USAGE = "usage: ./portvakt profiles sign FILE --certificate PEM --key PEM";
    private static final String CERTIFICATE = "--certificate";
    private static final String KEY = "--key";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    SignCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new SignCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> given) {
        var read = Arguments.read(given, Set.of(CERTIFICATE, KEY))
                .filter(arguments -> arguments.words().size() == 1)
                .filter(arguments -> arguments.options().size() == 2);
        if (read.isEmpty()) {
            err.println(USAGE);
            return NOT_UNDERSTOOD;
        }
        var file = Path.of(read.get().words().getFirst());
        var beside = file.resolveSibling(file.getFileName() + ".p7s");
        try {
            var certificate = PemFile.certificates(
                            read.get().option(CERTIFICATE).orElseThrow())
                    .getFirst();
            var key = PemFile.privateKey(read.get().option(KEY).orElseThrow());
            var content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            Files.write(beside, DetachedSignature.sign(content, key, certificate));
            out.println(beside + ": " + certificate.getSubjectX500Principal().getName() + " agrees to "
                    + (content.length == 0 ? "taking away " : "") + file);
            return DONE;
        } catch (IOException | IllegalArgumentException broken) {
            err.println(broken.getMessage());
            return FAILED;
        }
    }
}
