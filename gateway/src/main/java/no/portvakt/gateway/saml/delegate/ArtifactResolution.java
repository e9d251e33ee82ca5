package no.portvakt.gateway.saml.delegate;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.soap.PortalConnections;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.Freshness;
import no.portvakt.gateway.saml.verify.SenderCheck;
import no.portvakt.trust.correlation.CorrelationId;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.saml2.core.ArtifactResolve;

/**
 * A portal's server fetches what an artifact stands for (SAML Core, 3.5). It is given once, to the portal that it is for,
 * while the sign-on goes on.
 */
final class ArtifactResolution implements SoapService {

    private final SamlParts parts;
    private final Artifacts artifacts;
    private final String address;
    private final PortalConnections connections;
    private final Clock clock;

    /**
     * Answers here.
     *
     * @param address ours, which a request has to name if it names a destination
     */
    ArtifactResolution(SamlParts parts, Artifacts artifacts, String address, PortalConnections connections) {
        this.parts = parts;
        this.artifacts = artifacts;
        this.address = address;
        this.connections = connections;
        this.clock = parts.clock();
    }

    @Override
    public Answer answer(SAMLObject message, List<X509Certificate> shown, CorrelationId correlation) {
        if (!(message instanceof ArtifactResolve asked)) {
            return refuse(Optional.empty(), Fault.NOT_AN_ARTIFACT_REQUEST, correlation);
        }
        var portal = Optional.ofNullable(asked.getIssuer())
                .flatMap(issuer -> Optional.ofNullable(issuer.getValue()))
                .flatMap(parts.portals()::named);
        if (portal.isEmpty()) {
            return refuse(portal, Fault.UNKNOWN_PORTAL, correlation);
        }
        return SoapService.orBusy(parts.workers()
                .tryDo(() -> whyNotTrusted(asked, portal.get(), shown))
                .map(fault -> fault.or(() -> replayed(asked, portal.get()))
                        .map(found -> refuse(portal, found, correlation))
                        .orElseGet(() -> fetch(asked, portal.get(), correlation))));
    }

    @Override
    public void unread(Fault why, CorrelationId correlation) {
        parts.records().refused(Optional.empty(), Optional.empty(), why, correlation);
    }

    private Optional<Fault> whyNotTrusted(ArtifactResolve asked, SamlPortal portal, List<X509Certificate> shown) {
        return switch (SenderCheck.check(asked, portal)) {
            case UNSIGNED -> Optional.of(Fault.UNSIGNED);
            case BADLY_SIGNED -> Optional.of(Fault.BAD_SIGNATURE);
            case SIGNED -> {
                if (!connections.isOf(portal, shown)) {
                    yield Optional.of(Fault.FOREIGN_CONNECTION);
                }
                yield isForUs(asked)
                        ? Freshness.check(asked.getIssueInstant(), clock.instant())
                        : Optional.of(Fault.WRONG_DESTINATION);
            }
        };
    }

    /**
     * A destination is optional (SAML Core, 3.2.1), and Shibboleth's service provider names none. The artifact names us
     * itself, and the connection is the portal's own.
     */
    private boolean isForUs(ArtifactResolve asked) {
        return Optional.ofNullable(asked.getDestination()).map(address::equals).orElse(true);
    }

    private Optional<Fault> replayed(ArtifactResolve asked, SamlPortal portal) {
        boolean first = parts.sessions()
                .useUp("saml " + portal.id() + " " + asked.getID(), Freshness.remembered())
                .toCompletableFuture()
                .join();
        return first ? Optional.empty() : Optional.of(Fault.REPLAYED);
    }

    private Answer fetch(ArtifactResolve asked, SamlPortal portal, CorrelationId correlation) {
        var waiting = Optional.ofNullable(asked.getArtifact())
                .flatMap(artifact -> Optional.ofNullable(artifact.getValue()))
                .flatMap(artifacts::take)
                .filter(answer -> answer.portal().equals(portal.id().value()))
                .filter(answer -> goesOn(answer, portal));
        if (waiting.isEmpty()) {
            parts.records().refused(Optional.of(portal), Optional.empty(), Fault.UNKNOWN_ARTIFACT, correlation);
        }
        return SoapService.orBusy(parts.workers()
                .tryDo(() -> new Answer.Message(
                        parts.answers().fetched(asked.getID(), waiting.map(Artifacts.Waiting::response)))));
    }

    /** Who logged out between the two halves is not logged in at the portal after it. */
    private boolean goesOn(Artifacts.Waiting answer, SamlPortal portal) {
        return answer.sessionIndex().isEmpty()
                || parts.signOns().told().find(portal, answer.sessionIndex()).isPresent();
    }

    private Answer refuse(Optional<SamlPortal> portal, Fault fault, CorrelationId correlation) {
        parts.records().refused(portal, Optional.empty(), fault, correlation);
        return new Answer.Refused();
    }
}
