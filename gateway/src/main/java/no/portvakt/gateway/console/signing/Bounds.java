package no.portvakt.gateway.console.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.ArtifactResponse;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.RequestAbstractType;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.opensaml.xmlsec.signature.SignableXMLObject;

/**
 * What is signed for an edge: what is ours, for a declared portal, at an address of its metadata, and over in minutes. Who
 * takes an edge can say what it likes while it has it, and nothing that lasts longer. Thread-safe.
 */
final class Bounds {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_SESSION = Duration.ofHours(25);

    private final String entityId;
    private final SamlPortals portals;
    private final MetadataBounds metadata;
    private final Clock clock;

    Bounds(String entityId, SamlPortals portals, MetadataBounds metadata, Clock clock) {
        this.entityId = entityId;
        this.portals = portals;
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Why it is not signed; empty if it is. */
    Optional<String> against(SignableXMLObject document) {
        if (document.isSigned()) {
            return Optional.of("is signed already");
        }
        return switch (document) {
            case Response response -> againstResponse(response);
            case ArtifactResponse fetched -> againstFetched(fetched);
            case LogoutRequest request -> againstLogout(request);
            case LogoutResponse response -> againstLogout(response);
            case EntityDescriptor ours -> metadata.against(ours, clock.instant());
            default -> Optional.of("is nothing that is signed for an edge");
        };
    }

    /** The portal that an assertion in it is for; empty where there is none. */
    Optional<SamlPortal> audience(Response response) {
        return response.getAssertions().stream().findFirst().flatMap(this::audience);
    }

    private Optional<SamlPortal> audience(Assertion assertion) {
        var named = Optional.ofNullable(assertion.getConditions()).stream()
                .flatMap(conditions -> conditions.getAudienceRestrictions().stream())
                .flatMap(restriction -> restriction.getAudiences().stream())
                .map(audience -> Optional.ofNullable(audience.getURI()).orElse(""))
                .toList();
        return named.size() == 1 ? portals.named(named.getFirst()) : Optional.empty();
    }

    private Optional<String> againstAssertion(Assertion assertion) {
        var portal = audience(assertion);
        if (portal.isEmpty()) {
            return Optional.of("is for no declared portal");
        }
        var conditions = assertion.getConditions();
        var addresses = consumers(Stream.of(portal.get()));
        return first(List.of(
                () -> unless(!assertion.isSigned(), "has an assertion that is signed already"),
                () -> issued(assertion.getIssuer(), assertion.getIssueInstant()),
                () -> unless(isSoon(conditions.getNotOnOrAfter(), LONGEST), "counts too long"),
                () -> unless(
                        assertion.getAuthnStatements().size() == 1
                                && assertion.getAuthnStatements().stream()
                                        .allMatch(one -> isSoon(one.getSessionNotOnOrAfter(), LONGEST_SESSION)),
                        "has no one statement of a log-in that ends"),
                () -> unless(
                        assertion.getSubject() != null
                                && assertion
                                                .getSubject()
                                                .getSubjectConfirmations()
                                                .size()
                                        == 1
                                && assertion.getSubject().getSubjectConfirmations().stream()
                                        .allMatch(one -> isBearers(one, addresses::contains)),
                        "may be brought elsewhere or too late")));
    }

    private boolean isBearers(SubjectConfirmation confirmation, Predicate<String> known) {
        var data = Optional.ofNullable(confirmation.getSubjectConfirmationData());
        return SubjectConfirmation.METHOD_BEARER.equals(confirmation.getMethod())
                && data.map(SubjectConfirmationData::getRecipient).filter(known).isPresent()
                && data.filter(some -> isSoon(some.getNotOnOrAfter(), LONGEST)).isPresent();
    }

    /** With one assertion at most, which is there to be read: what is encrypted nobody here could judge. */
    private Optional<String> againstResponse(Response response) {
        return first(List.of(
                () -> issued(response.getIssuer(), response.getIssueInstant()),
                () -> unless(
                        response.getEncryptedAssertions().isEmpty()
                                && response.getAssertions().size() <= 1,
                        "has more in it than one assertion that can be read"),
                () -> response.getAssertions().stream()
                        .flatMap(assertion -> againstAssertion(assertion).stream())
                        .findFirst(),
                () -> goesTo(
                        response.getDestination(),
                        consumers(
                                response.getAssertions().isEmpty()
                                        ? portals.all().stream()
                                        : audience(response).stream()))));
    }

    private Optional<String> againstFetched(ArtifactResponse fetched) {
        return first(List.of(
                () -> issued(fetched.getIssuer(), fetched.getIssueInstant()), () -> switch (fetched.getMessage()) {
                    case null -> Optional.empty();
                    case Response response ->
                        unless(response.isSigned(), "carries a response that was not signed first");
                    default -> Optional.of("carries what is no response");
                }));
    }

    private Optional<String> againstLogout(RequestAbstractType request) {
        return first(List.of(
                () -> issued(request.getIssuer(), request.getIssueInstant()),
                () -> request instanceof LogoutRequest logout
                        ? unless(isSoon(logout.getNotOnOrAfter(), LONGEST), "counts too long")
                        : Optional.of("asks for no log-out"),
                () -> goesTo(request.getDestination(), logouts())));
    }

    private Optional<String> againstLogout(StatusResponseType response) {
        return first(List.of(
                () -> issued(response.getIssuer(), response.getIssueInstant()),
                () -> response.getDestination() == null
                        ? Optional.empty()
                        : goesTo(response.getDestination(), logouts())));
    }

    private static Optional<String> goesTo(@Nullable String destination, Set<String> addresses) {
        return unless(destination != null && addresses.contains(destination), "goes to no portal");
    }

    private Optional<String> issued(Issuer issuer, Instant at) {
        var now = clock.instant();
        boolean ours = issuer != null && entityId.equals(issuer.getValue());
        boolean recent = at != null && !at.isBefore(now.minus(CLOCKS_DIFFER)) && !at.isAfter(now.plus(CLOCKS_DIFFER));
        return ours ? unless(recent, "is not of this moment") : Optional.of("is not ours");
    }

    private boolean isSoon(Instant end, Duration longest) {
        return end != null && end.isBefore(clock.instant().plus(longest));
    }

    private static Set<String> consumers(Stream<SamlPortal> portals) {
        return portals.flatMap(portal -> portal.metadata().consumers().stream())
                .map(PortalMetadata.Consumer::address)
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> logouts() {
        return portals.all().stream()
                .flatMap(portal -> portal.metadata().logout().stream())
                .flatMap(service -> Stream.of(service.address(), service.answers()))
                .map(Object::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> unless(boolean sound, String why) {
        return sound ? Optional.empty() : Optional.of(why);
    }

    private static Optional<String> first(List<Supplier<Optional<String>>> checks) {
        return checks.stream().flatMap(check -> check.get().stream()).findFirst();
    }
}
