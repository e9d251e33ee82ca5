package no.portvakt.gateway.saml.metadata;

import java.util.Arrays;
import java.util.Optional;
import org.opensaml.saml.common.xml.SAMLConstants;

/** How a message travels (SAML Bindings, 3). */
public enum Binding {
    /** In an address that the browser is sent to. */
    REDIRECT(SAMLConstants.SAML2_REDIRECT_BINDING_URI),
    /** In a form that the browser posts. */
    POST(SAMLConstants.SAML2_POST_BINDING_URI),
    /** As a reference in an address, which the other server fetches it by. */
    ARTIFACT(SAMLConstants.SAML2_ARTIFACT_BINDING_URI),
    /** From server to server. */
    SOAP(SAMLConstants.SAML2_SOAP11_BINDING_URI);

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** As metadata names it. */
    public String uri() {
        return uri;
    }

    static Optional<Binding> of(String uri) {
        return Arrays.stream(values()).filter(one -> one.uri.equals(uri)).findFirst();
    }
}
