package no.portvakt.gateway.saml.verify;

import java.security.cert.X509Certificate;
import java.util.List;
import net.shibboleth.utilities.java.support.resolver.CriteriaSet;
import org.opensaml.saml.metadata.resolver.filter.FilterException;
import org.opensaml.saml.metadata.resolver.filter.MetadataFilterContext;
import org.opensaml.saml.metadata.resolver.filter.impl.SignatureValidationFilter;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.xmlsec.signature.support.SignatureValidationParametersCriterion;

/** Whether metadata was signed by whom its declaration names. The library does it, with the algorithms of our list. */
public final class MetadataSignature {

    private MetadataSignature() {}

    /** A signature over the whole document, with this certificate's key, whatever key the document names. */
    public static boolean isBy(EntityDescriptor metadata, X509Certificate signer) {
        var trusted = SenderCheck.trusting(List.of(signer));
        var filter = new SignatureValidationFilter(trusted.getSignatureTrustEngine());
        filter.setRequireSignedRoot(true);
        filter.setAlwaysVerifyTrustedSource(true);
        filter.setDefaultCriteria(new CriteriaSet(new SignatureValidationParametersCriterion(trusted)));
        try {
            return filter.filter(metadata, new MetadataFilterContext()) != null;
        } catch (FilterException notSigned) {
            return false;
        }
    }
}
