package no.portvakt.trust.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.encoding.PkiFile;
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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code ./portvakt pki check CERT …}: 0 accepted, 1 refused, 2 not understood. Asks nobody outside this machine. */
@Command(
        name = "./portvakt pki",
        description = "Judges certificates as the log-in does.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check")
public final class PkiCommand {

    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int MOST_BYTES = 1 << 20;

    private static final Map<String, String> READABLE = Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.97", "ORGANIZATIONID");

    private final PrintWriter out;
    private final PrintWriter err;

    PkiCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new PkiCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says whether a certificate is accepted, and why not. Without --trust nobody is trusted. Without --crl"
                            + " and --ocsp nothing is known of revocations: for a purpose that means refused, and without"
                            + " a purpose nobody asks.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "Exit codes: 0 accepted; 1 refused; 2 not understood. More: docs/pki.md"})
    int check(
            @Parameters(paramLabel = "CERT", description = "PEM or DER; more of a PEM file is taken for intermediates")
                    Path certificate,
            @Option(names = "--intermediates", paramLabel = "FILE", description = "what is shown beside it, PEM or DER")
                    Optional<Path> intermediates,
            @Option(
                            names = "--trust",
                            paramLabel = "DIR",
                            description = "trust-list.json with its certificates, or certificates alone")
                    Optional<Path> trust,
            @Option(names = "--crl", paramLabel = "DIR", description = "revocation lists, PEM or DER")
                    Optional<Path> lists,
            @Option(names = "--ocsp", paramLabel = "FILE", description = "an answer of an OCSP responder, DER")
                    Optional<Path> answer,
            @Option(
                            names = "--at",
                            paramLabel = "TIME",
                            converter = Moment.class,
                            description = "as of then, such as 2026-11-22T12:00:00Z; default now")
                    Optional<Instant> at,
            @Option(
                            names = "--purpose",
                            paramLabel = "login|signing",
                            converter = Use.class,
                            description = "default: the chain alone")
                    Optional<Purpose> purpose,
            @Option(
                            names = "--level",
                            paramLabel = "N",
                            defaultValue = "4",
                            description = "whose grace holds, by the trust list; default ${DEFAULT-VALUE}")
                    int level,
            @Option(names = "--json", description = "one object instead of sentences") boolean json) {
        try {
            var shown = new ArrayList<>(shown(certificate, intermediates));
            var trusted = trust.isPresent() ? TrustFolder.read(trust.get()) : TrustList.ofCertificates(List.of());
            var revocation = revocation(lists, answer, purpose);
            var clock = at.map(time -> Clock.fixed(time, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
            var verdict = new CertificateValidator(() -> trusted, revocation, Limits.DEFAULT, PolicyInput.ANY, clock)
                    .validate(shown.removeFirst(), shown, purpose.orElse(Purpose.CHAIN), level);
            tell(verdict, json);
            return verdict instanceof CertificateVerdict.Accepted ? ACCEPTED : REFUSED;
        } catch (IOException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private static List<byte[]> shown(Path certificate, Optional<Path> intermediates) throws IOException {
        var shown = new ArrayList<>(PkiFile.certificates(certificate, MOST_BYTES));
        if (intermediates.isPresent()) {
            shown.addAll(PkiFile.certificates(intermediates.get(), MOST_BYTES));
        }
        return shown;
    }

    private RevocationCheck revocation(Optional<Path> lists, Optional<Path> answer, Optional<Purpose> purpose)
            throws IOException {
        if (lists.isEmpty() && answer.isEmpty()) {
            return purpose.isEmpty() ? RevocationCheck.notAsked() : RevocationCheck.by(() -> RevocationData.NONE);
        }
        List<X509CRL> known = lists.isPresent()
                ? RevocationFolder.read(lists.get(), err::println).lists()
                : List.of();
        List<byte[]> answers = answer.isPresent() ? List.of(PkiFile.read(answer.get(), MOST_BYTES)) : List.of();
        var data = new RevocationData(known, List.of(), Answers.of(answers));
        return RevocationCheck.by(() -> data);
    }

    private void tell(CertificateVerdict verdict, boolean json) {
        var path = verdict.path().stream().map(PkiCommand::subject).toList();
        var reason =
                switch (verdict) {
                    case CertificateVerdict.Accepted _ -> Optional.<CertificateVerdict.Refused>empty();
                    case CertificateVerdict.Refused refused -> Optional.of(refused);
                };
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("accepted", reason.isEmpty());
            answer.put("reason", reason.map(refused -> refused.problem().code()).orElse(""));
            answer.put("detail", reason.map(CertificateVerdict.Refused::detail).orElse(""));
            answer.put("path", path);
            out.println(text(answer));
            return;
        }
        out.println(reason.map(refused -> "refused: " + refused.problem().code() + " (" + refused.detail() + ")")
                .orElse("accepted"));
        path.forEach(subject -> out.println("  " + subject));
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName(X500Principal.RFC1779, READABLE);
    }

    private static String text(Map<String, Object> answer) {
        try {
            return new ObjectMapper().writeValueAsString(answer);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What can be asked for by name; the chain alone is asked for by asking for nothing. */
    static final class Use implements ITypeConverter<Purpose> {

        @Override
        public Purpose convert(String typed) {
            return switch (typed.toLowerCase(Locale.ROOT)) {
                case "login" -> Purpose.LOGIN;
                case "signing" -> Purpose.SIGNING;
                default -> throw new TypeConversionException("'" + typed + "' is neither login nor signing");
            };
        }
    }
}
