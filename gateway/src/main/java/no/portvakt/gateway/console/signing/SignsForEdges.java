package no.portvakt.gateway.console.signing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.gateway.console.edges.EdgeName;
import no.portvakt.gateway.console.edges.EdgeSigning;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.gateway.saml.sign.Recipient;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;

/**
 * Signs with the keys of this process what an edge says in SAML, where it stays within the {@link Bounds}. Each assertion,
 * each metadata and each refusal stands in the audit log before the edge has it: what an edge itself says that it did can
 * be held against that. Thread-safe; blocks.
 */
public final class SignsForEdges implements EdgeSigning {

    private final OwnKeys keys;
    private final Bounds bounds;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * Signs as this entity.
     *
     * @param door for portals' servers, as they reach it; empty where edges have none
     */
    public SignsForEdges(
            URI entityId, Optional<URI> door, OwnKeys keys, SamlPortals portals, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.bounds =
                new Bounds(entityId.toString(), portals, new MetadataBounds(entityId, door, keys.published()), clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome sign(EdgeName edge, String document, Optional<String> endpoint, Optional<String> relayState) {
        return switch (SamlDocuments.get().read(document, SignableSAMLObject.class)) {
            case SamlDocuments.Reading.Unreadable<SignableSAMLObject>(var why) -> refused(edge, "document", why);
            case SamlDocuments.Reading.Read<SignableSAMLObject>(var read) ->
                bounds.against(read)
                        .or(() -> endpoint.flatMap(to -> againstAddress(read, to)))
                        .map(why -> refused(edge, kindOf(read), why))
                        .orElseGet(() -> signed(edge, read, endpoint, relayState));
        };
    }

    /** A log-out goes where it says that it goes. */
    private static Optional<String> againstAddress(SignableSAMLObject message, String endpoint) {
        var destination =
                switch (message) {
                    case LogoutRequest request -> Optional.ofNullable(request.getDestination());
                    case StatusResponseType response -> Optional.ofNullable(response.getDestination());
                    default -> Optional.<String>empty();
                };
        return destination.filter(endpoint::equals).isPresent()
                ? Optional.empty()
                : Optional.of("goes elsewhere than it says");
    }

    private Outcome signed(
            EdgeName edge, SignableSAMLObject document, Optional<String> endpoint, Optional<String> relayState) {
        if (document instanceof EntityDescriptor) {
            write(edge, "saml.signed", "metadata", AuditOutcome.DONE, Map.of());
        }
        if (document instanceof Response response && bounds.audience(response).isPresent()) {
            return answered(edge, response, bounds.audience(response).get());
        }
        return new Outcome.Signed(endpoint.map(to -> keys.address(document, to, relayState))
                .orElseGet(() -> SamlDocuments.write(keys.signed(SignableSAMLObject.class, document))));
    }

    private Outcome answered(EdgeName edge, Response response, SamlPortal portal) {
        var assertion = response.getAssertions().getFirst().getID();
        write(edge, "saml.signed", portal.id().value(), AuditOutcome.DONE, Map.of("assertion", assertion));
        var to = portal.metadata()
                .encryption()
                .map(key -> new Recipient(portal.metadata().entityId(), key));
        return new Outcome.Signed(SamlDocuments.write(keys.answered(response, to)));
    }

    private Outcome refused(EdgeName edge, String kind, String why) {
        write(edge, "saml.not-signed", kind, AuditOutcome.REFUSED, Map.of("reason", why));
        return new Outcome.Refused(kind + " " + why);
    }

    private static String kindOf(SignableSAMLObject document) {
        return document.getElementQName().getLocalPart();
    }

    private void write(EdgeName edge, String what, String on, AuditOutcome outcome, Map<String, String> details) {
        audit.append(new AuditRecord(
                clock.instant(),
                "edge " + edge.value(),
                what,
                on,
                CorrelationId.random(),
                outcome,
                new TreeMap<>(details)));
    }

    @Override
    public String certificates() {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (var certificate : keys.published()) {
                pem.writeObject(certificate);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return text.toString();
    }
}
