package no.portvakt.gateway.saml.metadata;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.gateway.saml.sign.Signer;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.metadata.ArtifactResolutionService;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.IDPSSODescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.NameIDFormat;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.saml.saml2.metadata.SingleSignOnService;
import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.UsageType;
import org.opensaml.security.x509.BasicX509Credential;

/** Our own metadata, signed. It is made anew every hour, and each counts for a week. Thread-safe. */
public final class OwnMetadata {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration MADE_ANEW = Duration.ofHours(1);

    private final Addresses addresses;
    private final Signer signer;
    private final Clock clock;
    private volatile Made last = new Made("", Instant.MIN);

    /**
     * What is found where.
     *
     * @param entityId how we name ourselves: where this is found
     * @param singleSignOn where requests for log-ins go, by Redirect and by POST
     * @param singleLogout where requests for log-outs go, and answers to ours, likewise
     * @param servers where portals' servers ask; empty where they cannot
     */
    public record Addresses(URI entityId, URI singleSignOn, URI singleLogout, Optional<ForServers> servers) {}

    /**
     * What goes from server to server.
     *
     * @param logout where log-outs are asked for
     * @param artifacts where what an artifact stands for is fetched
     */
    public record ForServers(URI logout, URI artifacts) {}

    /** Describes us. */
    public OwnMetadata(Addresses addresses, Signer signer, Clock clock) {
        this.addresses = addresses;
        this.signer = signer;
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
        entity.setEntityID(addresses.entityId().toString());
        entity.setID("_" + Long.toHexString(now.toEpochMilli()));
        entity.setValidUntil(now.plus(LIFE));
        entity.setCacheDuration(MADE_ANEW);
        var provider = SamlDocuments.make(IDPSSODescriptor.class, IDPSSODescriptor.DEFAULT_ELEMENT_NAME);
        provider.addSupportedProtocol(SAMLConstants.SAML20P_NS);
        provider.setWantAuthnRequestsSigned(true);
        signer.published().forEach(certificate -> provider.getKeyDescriptors().add(key(certificate)));
        List.of(NameIDType.TRANSIENT, NameIDType.PERSISTENT)
                .forEach(format -> provider.getNameIDFormats().add(format(format)));
        for (var binding : List.of(Binding.REDIRECT, Binding.POST)) {
            provider.getSingleLogoutServices()
                    .add(endpoint(
                            SamlDocuments.make(SingleLogoutService.class, SingleLogoutService.DEFAULT_ELEMENT_NAME),
                            binding,
                            addresses.singleLogout()));
            provider.getSingleSignOnServices()
                    .add(endpoint(
                            SamlDocuments.make(SingleSignOnService.class, SingleSignOnService.DEFAULT_ELEMENT_NAME),
                            binding,
                            addresses.singleSignOn()));
        }
        addresses.servers().ifPresent(servers -> describe(servers, provider));
        entity.getRoleDescriptors().add(provider);
        return SamlDocuments.write(signer.signed(EntityDescriptor.class, entity));
    }

    private static void describe(ForServers servers, IDPSSODescriptor provider) {
        provider.getSingleLogoutServices()
                .add(endpoint(
                        SamlDocuments.make(SingleLogoutService.class, SingleLogoutService.DEFAULT_ELEMENT_NAME),
                        Binding.SOAP,
                        servers.logout()));
        var artifacts = endpoint(
                SamlDocuments.make(ArtifactResolutionService.class, ArtifactResolutionService.DEFAULT_ELEMENT_NAME),
                Binding.SOAP,
                servers.artifacts());
        artifacts.setIndex(0);
        artifacts.setIsDefault(true);
        provider.getArtifactResolutionServices().add(artifacts);
    }

    private static KeyDescriptor key(X509Certificate certificate) {
        var descriptor = SamlDocuments.make(KeyDescriptor.class, KeyDescriptor.DEFAULT_ELEMENT_NAME);
        descriptor.setUse(UsageType.SIGNING);
        try {
            descriptor.setKeyInfo(OwnKeys.keyInfos().generate(new BasicX509Credential(certificate)));
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

    private static <T extends Endpoint> T endpoint(T service, Binding binding, URI address) {
        service.setBinding(binding.uri());
        service.setLocation(address.toString());
        return service;
    }
}
