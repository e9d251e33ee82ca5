package no.portvakt.gateway.saml.verify;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
import org.opensaml.core.criterion.EntityIdCriterion;
import org.opensaml.messaging.context.MessageContext;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.encryption.Decrypter;
import org.opensaml.saml.security.impl.SAMLSignatureProfileValidator;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.criteria.UsageCriterion;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.encryption.support.DecryptionException;
import org.opensaml.xmlsec.encryption.support.InlineEncryptedKeyResolver;
import org.opensaml.xmlsec.keyinfo.impl.StaticKeyInfoCredentialResolver;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureValidationParametersCriterion;

/**
 * A reader of responses, such as a portal has and the gateway does not: the gateway's own parser, schema, list of
 * algorithms and check of a message's signature, and around them what only a portal asks.
 */
final class ResponseReader {

    private final String recipient;
    private final List<X509Certificate> trusted;
    private final BasicX509Credential opening;
    private final Instant now;

    /**
     * Reads as this portal.
     *
     * @param trusted the provider's
     * @param opening what may have been encrypted to
     */
    ResponseReader(String recipient, List<X509Certificate> trusted, BasicX509Credential opening, Instant now) {
        this.recipient = recipient;
        this.trusted = List.copyOf(trusted);
        this.opening = opening;
        this.now = now;
    }

    /** What came of it. */
    enum Verdict {
        ACCEPTED,
        UNREADABLE,
        NOT_AS_THE_SCHEMA,
        UNSIGNED,
        BAD_SIGNATURE,
        NOT_ONE_ASSERTION,
        NOT_OPENED,
        NO_SUBJECT_CONFIRMED,
        NOT_IN_TIME
    }

    /** And whom it is about, if it was accepted. */
    record Read(Verdict verdict, Optional<String> name) {
        static Read not(Verdict verdict) {
            return new Read(verdict, Optional.empty());
        }
    }

    Read read(String xml) {
        return switch (SamlDocuments.get().read(xml, Response.class)) {
            case SamlDocuments.Reading.Unreadable<Response>(var why) ->
                Read.not(why.contains("schema") ? Verdict.NOT_AS_THE_SCHEMA : Verdict.UNREADABLE);
            case SamlDocuments.Reading.Read<Response>(var response) -> read(response);
        };
    }

    private Read read(Response response) {
        var whole = SenderCheck.check(message(response), posted(), provider());
        if (whole == SenderCheck.Found.BADLY_SIGNED) {
            return Read.not(Verdict.BAD_SIGNATURE);
        }
        var assertions = new ArrayList<>(response.getAssertions());
        for (var closed : response.getEncryptedAssertions()) {
            var opened = open(closed);
            if (opened.isEmpty()) {
                return Read.not(Verdict.NOT_OPENED);
            }
            assertions.add(opened.get());
        }
        if (assertions.size() != 1) {
            return Read.not(Verdict.NOT_ONE_ASSERTION);
        }
        return read(assertions.getFirst(), whole == SenderCheck.Found.SIGNED);
    }

    private Read read(Assertion assertion, boolean inSignedResponse) {
        var signature = Optional.ofNullable(assertion.getSignature());
        if (signature.filter(one -> !isGood(one)).isPresent()) {
            return Read.not(Verdict.BAD_SIGNATURE);
        }
        if (signature.isEmpty() && !inSignedResponse) {
            return Read.not(Verdict.UNSIGNED);
        }
        if (!isConfirmed(assertion)) {
            return Read.not(Verdict.NO_SUBJECT_CONFIRMED);
        }
        var conditions = Optional.ofNullable(assertion.getConditions());
        boolean inTime = conditions
                .map(known -> (known.getNotBefore() == null || !now.isBefore(known.getNotBefore()))
                        && (known.getNotOnOrAfter() == null || now.isBefore(known.getNotOnOrAfter())))
                .orElse(true);
        return inTime
                ? new Read(
                        Verdict.ACCEPTED,
                        Optional.ofNullable(assertion.getSubject().getNameID())
                                .flatMap(name -> Optional.ofNullable(name.getValue())))
                : Read.not(Verdict.NOT_IN_TIME);
    }

    private boolean isConfirmed(Assertion assertion) {
        return assertion.getSubject() != null
                && assertion.getSubject().getSubjectConfirmations().stream()
                        .flatMap(
                                confirmation -> Optional.ofNullable(confirmation.getSubjectConfirmationData()).stream())
                        .anyMatch(data -> recipient.equals(data.getRecipient())
                                && data.getNotOnOrAfter() != null
                                && now.isBefore(data.getNotOnOrAfter()));
    }

    private boolean isGood(Signature signature) {
        try {
            new SAMLSignatureProfileValidator().validate(signature);
            var parameters = SenderCheck.trusting(trusted);
            return parameters
                    .getSignatureTrustEngine()
                    .validate(
                            signature,
                            new CriteriaSet(
                                    new EntityIdCriterion("provider"),
                                    new UsageCriterion(UsageType.SIGNING),
                                    new SignatureValidationParametersCriterion(parameters)));
        } catch (SignatureException | SecurityException notGood) {
            return false;
        }
    }

    private Optional<Assertion> open(EncryptedAssertion closed) {
        var decrypter =
                new Decrypter(null, new StaticKeyInfoCredentialResolver(opening), new InlineEncryptedKeyResolver());
        decrypter.setRootInNewDocument(true);
        try {
            return Optional.of(decrypter.decrypt(closed));
        } catch (DecryptionException notForThisKey) {
            return Optional.empty();
        }
    }

    private static MessageContext message(Response response) {
        var message = new MessageContext();
        message.setMessage(response);
        return message;
    }

    private SamlPortal provider() {
        var peer = new SamlPeer(
                "",
                SamlPeer.NameIdKind.TRANSIENT,
                SamlPeer.Requests.ANY,
                SamlPeer.Assertions.ENCRYPTED_WHERE_POSSIBLE,
                SamlPeer.ID_PORTEN);
        return new SamlPortal(
                new Portal(
                        new PortalId("provider"),
                        new Texts("a", "a", "a"),
                        new ServiceId("provider"),
                        Telling.NEVER,
                        peer),
                peer,
                new PortalMetadata(
                        "provider",
                        List.of(new PortalMetadata.Consumer(0, URI.create(recipient), Binding.POST)),
                        trusted,
                        Optional.empty(),
                        List.of()));
    }

    /** Responses come by POST, where nothing of the address is signed. */
    private static HttpServletRequest posted() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getMethod")) {
                        return "POST";
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
