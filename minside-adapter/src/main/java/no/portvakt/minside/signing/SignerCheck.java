package no.portvakt.minside.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessEntry.Receiver;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.AccessLog.Subject;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.signature.SignatureCheck;
import no.portvakt.minside.signature.SignatureProblem;
import no.portvakt.minside.signature.SignatureVerdict;
import no.portvakt.minside.signing.SignerVerdict.Hers;
import no.portvakt.minside.signing.SignerVerdict.Not;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.pki.CertificateHolder;
import no.portvakt.trust.pki.person.PersonLookup;

/**
 * Says whether one person signed one paper: every signature holds and is about just that paper, every signer is believed,
 * and one of them is she. Whose a certificate is, its issuer says, after that stands in the access log. Not for an event
 * loop. Thread-safe.
 */
public final class SignerCheck {

    private static final String ISSUER = "signature-issuer";
    private static final Text ASKED = new Text(
            "Vi spurte utstederen av sertifikatet om hvem som har signert.",
            "Vi spurde utferdaren av sertifikatet om kven som har signert.",
            "We asked the issuer of the certificate who has signed.");
    private static final Text PURPOSE = new Text(
            "For å vite at det er du som har signert",
            "For å vite at det er du som har signert",
            "To know that it is you who has signed");

    private final SignatureCheck signatures;
    private final PersonLookup issuers;
    private final AccessLog accessLog;
    private final Clock clock;

    public SignerCheck(SignatureCheck signatures, PersonLookup issuers, AccessLog accessLog, Clock clock) {
        this.signatures = signatures;
        this.issuers = issuers;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Judges what anybody may have sent.
     *
     * @param signed the paper with its signatures, or signatures alone
     * @param service the service whose form it is
     * @param level what sending it demands, whose grace for revocations holds
     */
    public SignerVerdict judge(Paper paper, Paper signed, Subject subject, String service, SecurityLevel level) {
        return switch (signatures.checkOf(signed.bytes(), paper.bytes(), level.number())) {
            case SignatureVerdict.Invalid(var problem, var detail) -> new Not(troubleOf(problem));
            case SignatureVerdict.Valid(var signers) -> oneOf(signers, subject, entry(service, level));
        };
    }

    private SignerVerdict oneOf(List<SignatureVerdict.Signer> signers, Subject subject, AccessEntry entry) {
        var recorded = accessLog.lookup(subject, ISSUER, entry);
        var trouble = Trouble.SOMEBODY_ELSE;
        for (var signer : signers) {
            switch (ask(recorded, signer.certificate())) {
                case PersonLookup.Answer.Person(var number) -> {
                    if (number.equals(subject.person())) {
                        return new Hers(signer.format());
                    }
                }
                case PersonLookup.Answer.Nobody() -> trouble = Trouble.UNKNOWN_SIGNER;
                case PersonLookup.Answer.Away(var why) -> trouble = Trouble.ISSUER_AWAY;
            }
        }
        return new Not(trouble);
    }

    /** Asks with the proof in hand that it stands in the log. */
    private PersonLookup.Answer ask(RecordedLookup recorded, X509Certificate certificate) {
        if (!ISSUER.equals(recorded.source())) {
            throw new IllegalArgumentException("a proof for " + recorded.source());
        }
        return CertificateHolder.of(certificate).map(issuers::find).orElseGet(PersonLookup.Answer.Nobody::new);
    }

    private AccessEntry entry(String service, SecurityLevel level) {
        return new AccessEntry(
                clock.instant(),
                ASKED,
                new Receiver("", "Utstederen av sertifikatet", ""),
                Optional.of(service),
                level,
                PURPOSE,
                List.of());
    }

    private static Trouble troubleOf(SignatureProblem problem) {
        return switch (problem) {
            case NO_SIGNATURE -> Trouble.UNSIGNED;
            case CONTENT_MISSING, CONTENT_CHANGED -> Trouble.OTHER_PAPER;
            case SIGNER_NOT_BELIEVED, SIGNER_UNCLEAR -> Trouble.NOT_BELIEVED;
            case TOO_LARGE, UNREADABLE, TOO_MANY, NOT_ALL_SIGNED, WRONG_SIGNATURE, WEAK, NOT_AS_DEMANDED ->
                Trouble.INVALID;
        };
    }
}
