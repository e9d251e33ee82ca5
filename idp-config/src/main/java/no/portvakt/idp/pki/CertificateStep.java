package no.portvakt.idp.pki;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
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
import no.portvakt.trust.pki.person.PersonLookup;
import no.portvakt.trust.pki.validation.CertificateValidator;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * A page with a link to the port that asks for a certificate. The link leads back here with the certificate in the
 * header that the gateway alone can set; whatever is wrong with it is said on the same page.
 */
final class CertificateStep implements LoginStep {

    private static final Logger LOG = Logger.getLogger(CertificateStep.class);

    private final PkiOptions options;
    private final CertificateValidator validator;
    private final PersonLookup lookup;

    CertificateStep(PkiOptions options, CertificateValidator validator, PersonLookup lookup) {
        this.options = options;
        this.validator = validator;
        this.lookup = lookup;
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
        var headers = context.getSession().getProvider(X509ClientCertificateLookup.class);
        return switch (ShownCertificate.in(context.getHttpRequest(), headers, options.gateway())) {
            case ShownCertificate.Nothing() -> new StepOutcome.Unusable(PkiMessages.MISSING);
            case ShownCertificate.Garbage() -> new StepOutcome.Unusable(PkiMessages.of(CertificateProblem.UNREADABLE));
            case ShownCertificate.Something(var chain) -> judged(chain, context);
        };
    }

    private StepOutcome judged(List<byte[]> chain, AuthenticationFlowContext context) {
        var verdict = validator.validate(
                chain.getFirst(), chain.subList(1, chain.size()), Purpose.LOGIN, SecurityLevel.HIGH.number());
        return switch (verdict) {
            case CertificateVerdict.Refused refused -> {
                LOG.infof("a certificate is refused: %s", refused.problem().code());
                yield new StepOutcome.Unusable(PkiMessages.of(refused.problem()));
            }
            case CertificateVerdict.Accepted accepted ->
                CertificateHolder.of(accepted.certificate())
                        .map(holder -> identified(holder, new Citizens(context.getSession(), context.getRealm())))
                        .orElseGet(() -> new StepOutcome.Unusable(PkiMessages.NAMES_NO_PERSON));
        };
    }

    /** A holder belongs to one citizen for good; the issuer is asked once, the first time that she comes. */
    private StepOutcome identified(CertificateHolder holder, Citizens citizens) {
        var bound = citizens.byCertificate(holder);
        return switch (bound.size()) {
            case 0 -> askedFor(holder, citizens);
            case 1 -> passed(bound.getFirst());
            default -> new StepOutcome.Unusable(PkiMessages.UNKNOWN_PERSON);
        };
    }

    private StepOutcome askedFor(CertificateHolder holder, Citizens citizens) {
        return switch (lookup.find(holder)) {
            case PersonLookup.Answer.Nobody() -> new StepOutcome.Unusable(PkiMessages.UNKNOWN_PERSON);
            case PersonLookup.Answer.Away(var why) -> {
                LOG.warnf("the issuer does not say whose a person key is: %s", why);
                yield new StepOutcome.Unusable(PkiMessages.ISSUER_AWAY);
            }
            case PersonLookup.Answer.Person(var number) ->
                citizens.read(number.reveal())
                        .flatMap(citizens::byNumber)
                        .map(citizen -> {
                            citizens.register(citizen, holder);
                            return passed(citizen);
                        })
                        .orElseGet(() -> new StepOutcome.Unusable(PkiMessages.UNKNOWN_PERSON));
        };
    }

    private StepOutcome passed(UserModel citizen) {
        return citizen.isEnabled()
                ? new StepOutcome.Passed(citizen, SecurityLevel.HIGH, options.method())
                : new StepOutcome.Unusable(PkiMessages.UNKNOWN_PERSON);
    }

    /** The same path and query, so that the authentication session is found again: a host's cookies span its ports. */
    private String onPkiPort(URI action) {
        return UriBuilder.fromUri(action)
                .scheme(options.origin().getScheme())
                .host(options.origin().getHost())
                .port(options.origin().getPort())
                .build()
                .toString();
    }
}
