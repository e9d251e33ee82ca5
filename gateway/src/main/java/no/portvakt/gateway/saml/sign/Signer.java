package no.portvakt.gateway.saml.sign;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;

/** Signs what we say. Thread-safe; takes processor time or waits for another process, so never on an event loop. */
public interface Signer {

    /**
     * Signed as it is now: whatever is changed later, the signature does not cover.
     *
     * @param kind of the document
     * @return what is to be used from now on; not always the same object
     * @throws Away if who signs cannot be asked, or will not
     */
    <T extends SignableSAMLObject> T signed(Class<T> kind, T document);

    /**
     * An answer with its assertion, neither signed yet: the assertion is signed and then encrypted, and the response over
     * that.
     *
     * @param to whom the assertion is encrypted to; empty where it goes as it is
     * @throws Away if who signs cannot be asked, or will not
     */
    Response answered(Response response, Optional<Recipient> to);

    /**
     * In an address of the Redirect binding, which the signature lies beside (SAML Bindings, 3.4.4.1).
     *
     * @throws Away if who signs cannot be asked, or will not
     */
    String address(SignableSAMLObject message, String endpoint, Optional<String> relayState);

    /**
     * The certificates of all keys that may sign, so that one is known to portals before it is used and after.
     *
     * @throws Away if who signs cannot be asked
     */
    List<X509Certificate> published();

    /** Nothing is signed now. What was to be said is not said; the next try may succeed. */
    final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says why, without anything of the document. */
        public Away(String why) {
            super(why);
        }

        public Away(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
