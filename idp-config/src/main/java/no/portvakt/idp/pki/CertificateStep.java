package no.portvakt.idp.pki;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.person.Citizens;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.pki.CertificateHolder;
import no.portvakt.trust.pki.CertificateProblem;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.encoding.PkiFile;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.validation.CertificateValidator;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * A page with a link to the port that asks for a certificate. The link leads back here with the certificate in the
 * header that the gateway alone can set; whatever is wrong with it is said on the same page.
 */
public final class CertificateStep implements LoginStep {

    private static final Logger LOG = Logger.getLogger(CertificateStep.class);

    private final PkiTerms terms;

    public CertificateStep(PkiTerms terms) {
        this.terms = terms;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute("pkiUrl", onPkiPort(context.getActionUrl(context.generateAccessCode())));
        problem.ifPresent(key -> form.setAttribute("problem", key));
        return form.createForm("portvakt-pki.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        return switch (shown(context)) {
            case Shown.Nothing() -> new StepOutcome.Unusable(PkiMessages.MISSING);
            case Shown.Garbage() -> new StepOutcome.Unusable(PkiMessages.of(CertificateProblem.UNREADABLE));
            case Shown.Something(var certificate) -> judged(certificate, context);
        };
    }

    private StepOutcome judged(X509Certificate certificate, AuthenticationFlowContext context) {
        return switch (judge(certificate)) {
            case CertificateVerdict.Refused refused -> new StepOutcome.Unusable(PkiMessages.of(refused.problem()));
            case CertificateVerdict.Accepted accepted ->
                CertificateHolder.of(accepted.certificate())
                        .map(holder -> known(holder, context))
                        .orElseGet(() -> new StepOutcome.Unusable(PkiMessages.NAMES_NO_PERSON));
        };
    }

    private StepOutcome known(CertificateHolder holder, AuthenticationFlowContext context) {
        return new Citizens(context.getSession(), context.getRealm())
                .byCertificate(holder)
                .filter(citizen -> citizen.isEnabled())
                .<StepOutcome>map(citizen -> new StepOutcome.Passed(citizen, SecurityLevel.HIGH, terms.method()))
                .orElseGet(() -> new StepOutcome.Unusable(PkiMessages.UNKNOWN_PERSON));
    }

    private CertificateVerdict judge(X509Certificate certificate) {
        try {
            var trust = TrustList.ofCertificates(PkiFile.trustedCertificates(terms.issuers()));
            return new CertificateValidator(
                            () -> trust,
                            RevocationCheck.by(this::lists),
                            Limits.DEFAULT,
                            PolicyInput.ANY,
                            terms.clock())
                    .validate(certificate.getEncoded(), List.of(), Purpose.LOGIN, SecurityLevel.HIGH.number());
        } catch (CertificateEncodingException unreadable) {
            return new CertificateVerdict.Refused(CertificateProblem.UNREADABLE, "not encoded", List.of());
        } catch (IOException broken) {
            LOG.errorf(broken, "no issuers of certificates can be read from %s", terms.issuers());
            return new CertificateVerdict.Refused(CertificateProblem.UNKNOWN_ISSUER, "no issuers", List.of());
        }
    }

    private RevocationData lists() {
        try {
            return RevocationData.ofLists(PkiFile.lists(terms.revocations()));
        } catch (IOException missing) {
            LOG.errorf("no revocation list can be read from %s", terms.revocations());
            return RevocationData.NONE;
        }
    }

    /** What the browser showed, as the gateway passed it on. */
    private sealed interface Shown {

        record Nothing() implements Shown {}

        record Garbage() implements Shown {}

        record Something(X509Certificate certificate) implements Shown {}
    }

    private static Shown shown(AuthenticationFlowContext context) {
        try {
            X509Certificate[] chain = context.getSession()
                    .getProvider(X509ClientCertificateLookup.class)
                    .getCertificateChain(context.getHttpRequest());
            return chain == null || chain.length == 0 ? new Shown.Nothing() : new Shown.Something(chain[0]);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            return new Shown.Garbage();
        }
    }

    /** The same path and query, so that the authentication session is found again: a host's cookies span its ports. */
    private String onPkiPort(URI action) {
        return UriBuilder.fromUri(action)
                .scheme(terms.origin().getScheme())
                .host(terms.origin().getHost())
                .port(terms.origin().getPort())
                .build()
                .toString();
    }
}
