package no.portvakt.gateway.saml.metadata;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.portvakt.gateway.saml.document.SamlDocuments;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;

/** Our own metadata, signed. It is made anew every hour, and each counts for a week. Thread-safe. */
public final class OwnMetadata {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration MADE_ANEW = Duration.ofHours(1);

    private final URI entityId;
    private final URI singleSignOn;
    private final SigningKeys keys;
    private final Clock clock;
    private volatile Made last = new Made("", Instant.MIN);

    /**
     * Describes us.
     *
     * @param entityId how we name ourselves: where this is found
     * @param singleSignOn where requests for log-ins go, by Redirect and by POST
     */
    public OwnMetadata(URI entityId, URI singleSignOn, SigningKeys keys, Clock clock) {
        this.entityId = entityId;
        this.singleSignOn = singleSignOn;
        this.keys = keys;
        this.clock = clock;
    }

    private record Made(String xml, Instant at) {}

    /** As XML. */
    public String xml() {
        var now = clock.instant();
        var made = last;
        if (made.at().isBefore(now.minus(MADE_ANEW))) {
            made = new Made(make(now), now);
            last = made;
        }
        return made.xml();
    }

    private String make(Instant now) {
        var entity = SamlDocuments.make(EntityDescriptor.class, EntityDescriptor.DEFAULT_ELEMENT_NAME);
        entity.setEntityID(entityId.toString());
        entity.setID("_" + Long.toHexString(now.toEpochMilli()));
        entity.setValidUntil(now.plus(LIFE));
        entity.setCacheDuration(MADE_ANEW);
        var provider = SamlDocuments.make(IDPSSODescriptor.class, IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
        provider.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        provider.setWantAuthnRequestsSigned(true);
        keys.published().forEach(certificate -> provider.getKeyDescriptors().add(key(certificate)));
        List.of(NameIDType.TRANSIENT, NameIDType.PERSISTENT)
                .forEach(format -> provider.getNameIDFormats().add(format(format)));
        List.of(SAMLConstants.SAML2_REDIRECT_BINDING_URI, SAMLConstants.SAML2_POST_BINDING_URI)
                .forEach(binding -> provider.getSingleSignOnServices().add(endpoint(binding)));
        entity.getRoleDescriptors().add(provider);
        keys.sign(entity);
        return SamlDocuments.write(entity);
    }

    private static KeyDescriptor key(X509Certificate certificate) {
        var descriptor = SamlDocuments.make(KeyDescriptor.class, KeyDescriptor.DEFAULT_ELEMENT_NAME);
        descriptor.setUse(UsageType.SIGNING);
        try {
            descriptor.setKeyInfo(SigningKeys.keyInfos().generate(new BasicX509Credential(certificate)));
        } catch (SecurityException broken) {
            throw new IllegalStateException("a certificate cannot be published", broken);
        }
        return descriptor;
    }

    private static NameIDFormat format(String uri) {
        var format = SamlDocuments.make(NameIDFormat.class, NameIDFormat.DEFAULT_ELEMENT_NAME);
        format.setURI(uri);
        return format;
    }

    private SingleSignOnService endpoint(String binding) {
        var service = SamlDocuments.make(SingleSignOnService.class, SingleSignOnService.DEFAULT_ELEMENT_NAME);
        service.setBinding(binding);
        service.setLocation(singleSignOn.toString());
        return service;
    }
}
