package no.portvakt.gateway.saml.sign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;

/** Has it signed in the internal zone, where the keys are: this process never sees them. */
public final class InsideSigner implements Signer {

    private final Line line;

    /** Asks over this line. */
    public InsideSigner(Line line) {
        this.line = line;
    }

    /** The way to who signs. Blocks; thread-safe. */
    public interface Line {

        /**
         * The document, signed; or, with an endpoint, the address that carries it there.
         *
         * @throws IOException if nobody answered, or it will not be signed
         */
        String signed(String document, Optional<String> endpoint, Optional<String> relayState) throws IOException;

        /** All certificates in PEM. */
        String certificates() throws IOException;
    }

    @Override
    public <T extends SignableSAMLObject> T signed(Class<T> kind, T document) {
        var text = ask(document, Optional.empty(), Optional.empty());
        return switch (SamlDocuments.get().read(text, kind)) {
            case SamlDocuments.Reading.Read<T>(var read) -> sameAs(document, read);
            case SamlDocuments.Reading.Unreadable<T>(var why) -> throw new Away("what came back from inside " + why);
        };
    }

    /** Who signs knows from the portal's metadata whether it is encrypted, and to which key. */
    @Override
    public Response answered(Response response, Optional<Recipient> to) {
        return signed(Response.class, response);
    }

    private static <T extends SignableSAMLObject> T sameAs(T asked, T answered) {
        if (!answered.isSigned() || !asked.getSignatureReferenceID().equals(answered.getSignatureReferenceID())) {
            throw new Away("what came back from inside is not what was to be signed");
        }
        return answered;
    }

    @Override
    public String address(SignableSAMLObject message, String endpoint, Optional<String> relayState) {
        return ask(message, Optional.of(endpoint), relayState);
    }

    private String ask(SignableSAMLObject what, Optional<String> endpoint, Optional<String> relayState) {
        try {
            return line.signed(SamlDocuments.write(what), endpoint, relayState);
        } catch (IOException away) {
            throw new Away("nothing is signed inside: " + away.getMessage(), away);
        }
    }

    @Override
    public List<X509Certificate> published() {
        try {
            var pem = line.certificates().getBytes(StandardCharsets.US_ASCII);
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException away) {
            throw new Away("certificates do not come from inside: " + away.getMessage(), away);
        }
    }
}
