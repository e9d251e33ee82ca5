package no.portvakt.gateway.saml.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.PortalMetadata.Consumer;
import no.portvakt.gateway.saml.metadata.PortalMetadata.LogoutService;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.AssertionConsumerService;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.SPSSODescriptor;
import org.opensaml.saml.saml2.metadata.SingleLogoutService;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;

/**
 * Reads a portal's metadata, or says all that is wrong with it. It stands in a file beside the portal's declaration and
 * is trusted as that is; a signature on it is not looked at.
 */
public final class MetadataReader {

    private static final int FEWEST_RSA_BITS = 2048;
    private static final String LOGOUT = "a SingleLogoutService";

    private final List<String> problems = new ArrayList<>();
    private final Instant now;

    private MetadataReader(Instant now) {
        this.now = now;
    }

    /** What came of it. */
    public sealed interface Outcome {

        record Sound(PortalMetadata metadata) implements Outcome {}

        /** Never empty. */
        record Unsound(List<String> problems) implements Outcome {
            public Unsound {
                problems = List.copyOf(problems);
            }
        }
    }

    /** One {@code EntityDescriptor}. */
    public static Outcome read(String xml, Instant now) {
        return switch (SamlDocuments.get().read(xml, EntityDescriptor.class)) {
            case SamlDocuments.Reading.Unreadable<EntityDescriptor>(var why) ->
                new Outcome.Unsound(List.of("metadata " + why));
            case SamlDocuments.Reading.Read<EntityDescriptor>(var descriptor) ->
                new MetadataReader(now).read(descriptor);
        };
    }

    private Outcome read(EntityDescriptor descriptor) {
        var portal = descriptor.getSPSSODescriptor(SAMLConstants.SAML20P_NS);
        if (portal == null) {
            return new Outcome.Unsound(List.of("metadata describes no service provider of SAML 2.0"));
        }
        if (!inTime(descriptor.getValidUntil()) || !inTime(portal.getValidUntil())) {
            problems.add("metadata is valid no longer");
        }
        var consumers = consumers(portal);
        if (consumers.isEmpty()) {
            problems.add("metadata has no AssertionConsumerService of the binding HTTP-POST or HTTP-Artifact");
        }
        var logout = logoutServices(portal);
        var signing = certificates(portal, UsageType.SIGNING);
        var encryption = certificates(portal, UsageType.ENCRYPTION).stream()
                .filter(certificate -> certificate.getPublicKey() instanceof RSAPublicKey)
                .findFirst();
        return problems.isEmpty()
                ? new Outcome.Sound(
                        new PortalMetadata(descriptor.getEntityID(), consumers, signing, encryption, logout))
                : new Outcome.Unsound(problems);
    }

    private boolean inTime(@org.jspecify.annotations.Nullable Instant validUntil) {
        return validUntil == null || now.isBefore(validUntil);
    }

    private List<Consumer> consumers(SPSSODescriptor portal) {
        var ordinary = Optional.ofNullable(portal.getDefaultAssertionConsumerService());
        return portal.getAssertionConsumerServices().stream()
                .sorted(Comparator.comparing(
                        service -> ordinary.filter(service::equals).isEmpty()))
                .flatMap(service -> consumer(service).stream())
                .toList();
    }

    /** One of a binding that we do not answer by is passed over. */
    private Optional<Consumer> consumer(AssertionConsumerService service) {
        return Optional.ofNullable(service.getBinding())
                .flatMap(Binding::of)
                .filter(Set.of(Binding.POST, Binding.ARTIFACT)::contains)
                .flatMap(binding -> address(service.getLocation(), "an AssertionConsumerService")
                        .map(address ->
                                new Consumer(Objects.requireNonNullElse(service.getIndex(), 0), address, binding)));
    }

    private List<LogoutService> logoutServices(SPSSODescriptor portal) {
        return portal.getSingleLogoutServices().stream()
                .flatMap(service -> logoutService(service).stream())
                .toList();
    }

    /** One of a binding that we do not speak is passed over. */
    private Optional<LogoutService> logoutService(SingleLogoutService service) {
        var answers = Optional.ofNullable(service.getResponseLocation()).orElse(service.getLocation());
        return Optional.ofNullable(service.getBinding())
                .flatMap(Binding::of)
                .filter(binding -> binding != Binding.ARTIFACT)
                .flatMap(binding -> address(service.getLocation(), LOGOUT).flatMap(requests -> address(answers, LOGOUT)
                        .map(responses -> new LogoutService(binding, requests, responses))));
    }

    private Optional<URI> address(String location, String what) {
        try {
            var address = new URI(location);
            boolean usable = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            if (usable) {
                return Optional.of(address);
            }
        } catch (URISyntaxException malformed) {
            // Said below, with the others.
        }
        problems.add(what + " of the metadata is not https with a host and without user or fragment");
        return Optional.empty();
    }

    private List<X509Certificate> certificates(SPSSODescriptor portal, UsageType use) {
        return portal.getKeyDescriptors().stream()
                .filter(key -> key.getUse() == use || key.getUse() == UsageType.UNSPECIFIED || key.getUse() == null)
                .flatMap(key -> certificates(key).stream())
                .toList();
    }

    private List<X509Certificate> certificates(KeyDescriptor key) {
        try {
            var found = key.getKeyInfo() == null
                    ? List.<X509Certificate>of()
                    : KeyInfoSupport.getCertificates(key.getKeyInfo());
            if (found.isEmpty()) {
                problems.add("a key of the metadata has no X.509 certificate");
            }
            found.stream()
                    .filter(MetadataReader::isWeak)
                    .forEach(weak ->
                            problems.add("a key of the metadata is too weak: RSA takes " + FEWEST_RSA_BITS + " bits"));
            return found;
        } catch (CertificateException unreadable) {
            problems.add("a certificate of the metadata cannot be read");
            return List.of();
        }
    }

    private static boolean isWeak(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < FEWEST_RSA_BITS;
    }
}
