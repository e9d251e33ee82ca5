package no.portvakt.gateway.saml.delegate;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.sign.Recipient;
import no.portvakt.gateway.saml.sign.Signer;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;

/** Keeps what was to be signed, as it was before. */
final class Dictation implements Signer {

    /** By the name of its element. */
    final Map<String, String> heard = new HashMap<>();

    private final Signer signer;

    Dictation(Signer signer) {
        this.signer = signer;
    }

    private void hear(SignableSAMLObject document) {
        heard.put(document.getElementQName().getLocalPart(), SamlDocuments.write(document));
    }

    @Override
    public <T extends SignableSAMLObject> T signed(Class<T> kind, T document) {
        hear(document);
        return signer.signed(kind, document);
    }

    @Override
    public Response answered(Response response, Optional<Recipient> to) {
        hear(response);
        return signer.answered(response, to);
    }

    @Override
    public String address(SignableSAMLObject message, String endpoint, Optional<String> relayState) {
        hear(message);
        return signer.address(message, endpoint, relayState);
    }

    @Override
    public List<X509Certificate> published() {
        return signer.published();
    }
}
