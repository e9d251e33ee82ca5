package no.portvakt.minside.signature.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.signature.SignatureCheck;
import no.portvakt.minside.signature.SignatureVerdict;
import no.portvakt.trust.command.Moment;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.Answers;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.revocation.RevocationFolder;
import no.portvakt.trust.pki.trustlist.TrustFolder;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.validation.CertificateValidator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt signature check FILE …}: 0 signed, 1 not signed, 2 not understood. Asks nobody outside this machine. */
@Command(
        name = "./portvakt signature",
        description = "Judges signatures as the adapter does.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class SignatureCommand {

    private static final int SIGNED = 0;
    private static final int NOT_SIGNED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int LEVEL = 4;

    private final PrintWriter out;
    private final PrintWriter err;

    SignatureCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new SignatureCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description = "Says whether a document is signed (CAdES, XAdES, PAdES, ASiC), by whom, and why not. Without"
                    + " --trust nobody is believed; without --crl nobody is asked what was revoked, which the adapter"
                    + " always does.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "Exit codes: 0 signed; 1 not signed; 2 not understood. More: docs/signatures.md"})
    int check(
            @Parameters(paramLabel = "FILE", description = "the document with its signatures, or the signatures alone")
                    Path file,
            @Option(
                            names = "--content",
                            paramLabel = "FILE",
                            description = "what they are about, where it is beside them")
                    Optional<Path> content,
            @Option(
                            names = "--trust",
                            paramLabel = "DIR",
                            description = "trust-list.json with its certificates, or certificates alone")
                    Optional<Path> trust,
            @Option(names = "--crl", paramLabel = "DIR", description = "revocation lists, PEM or DER")
                    Optional<Path> lists,
            @Option(
                            names = "--at",
                            paramLabel = "TIME",
                            converter = Moment.class,
                            description = "as of then, such as 2026-11-22T12:00:00Z; default now")
                    Optional<Instant> at,
            @Option(names = "--json", description = "one object instead of sentences") boolean json) {
        try {
            var trusted = trust.isPresent() ? TrustFolder.read(trust.get()) : TrustList.ofCertificates(List.of());
            var clock = at.map(time -> Clock.fixed(time, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
            var certificates =
                    new CertificateValidator(() -> trusted, revocation(lists), Limits.DEFAULT, PolicyInput.ANY, clock);
            var about = content.isPresent() ? Optional.of(read(content.get())) : Optional.<byte[]>empty();
            var verdict = new SignatureCheck(certificates, () -> trusted, clock).check(read(file), about, LEVEL);
            var answer = Answer.of(verdict, lists.isPresent());
            out.println(json ? new ObjectMapper().writeValueAsString(answer) : answer.asText());
            return answer.signed() ? SIGNED : NOT_SIGNED;
        } catch (IOException unreadable) {
            err.println("cannot read: " + unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private RevocationCheck revocation(Optional<Path> lists) throws IOException {
        if (lists.isEmpty()) {
            return RevocationCheck.notAsked();
        }
        var known = RevocationFolder.read(lists.get(), err::println).lists();
        var data = new RevocationData(known, List.of(), Answers.of(List.of()));
        return RevocationCheck.by(() -> data);
    }

    /** One byte more than is looked at is enough to be told that it is too large. */
    private static byte[] read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(SignatureCheck.MOST_BYTES + 1);
        }
    }

    /** What is printed. */
    record Answer(boolean signed, String reason, String detail, List<Signer> signers, String revocations) {

        static Answer of(SignatureVerdict verdict, boolean asked) {
            var revocations = asked ? "by the lists" : "not asked";
            return switch (verdict) {
                case SignatureVerdict.Valid valid ->
                    new Answer(
                            true,
                            "",
                            "",
                            valid.signers().stream().map(Signer::of).toList(),
                            revocations);
                case SignatureVerdict.Invalid invalid ->
                    new Answer(false, invalid.problem().code(), invalid.detail(), List.of(), revocations);
            };
        }

        String asText() {
            var text = new StringBuilder(signed ? "signed" : "not signed: " + reason + " (" + detail + ")");
            signers.forEach(signer -> text.append("%n  %s, %s%s"
                    .formatted(
                            signer.subject(),
                            signer.format(),
                            signer.claimed().isEmpty() ? "" : ", by its own word " + signer.claimed())));
            return text.append("%n  revocations: %s".formatted(revocations)).toString();
        }
    }

    /** Who signed: whoever typed the command has the file that says so. */
    record Signer(String subject, String format, String claimed) {

        static Signer of(SignatureVerdict.Signer signer) {
            return new Signer(
                    signer.certificate().getSubjectX500Principal().getName(),
                    signer.format(),
                    signer.claimed().map(Instant::toString).orElse(""));
        }
    }
}
