package no.portvakt.gateway.onbehalf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/token} on the login host: token exchange (RFC 8693) and no other grant. A service shows who it is
 * and the identity token that it was given, and gets one for a service that it may call.
 */
public final class TokenEndpoint implements OwnPathHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<TokenTypeURI> TYPES = Set.of(TokenTypeURI.JWT, TokenTypeURI.ACCESS_TOKEN);

    private final ClientProof clients;
    private final SubjectTokens subjects;
    private final TokenExchange exchange;
    private final ExchangeRecords records;
    private final Clock clock;

    private TokenEndpoint(
            ClientProof clients, SubjectTokens subjects, TokenExchange exchange, ExchangeRecords records, Clock clock) {
        this.clients = clients;
        this.subjects = subjects;
        this.exchange = exchange;
        this.records = records;
        this.clock = clock;
    }

    /**
     * What our tokens are made of.
     *
     * @param issuer {@code iss} of them, and {@code aud} of an assertion
     * @param jwks the public key that they are verified with
     */
    public record Tokens(String issuer, String jwks, TokenSigner signer, Handover handover) {}

    /** The path; as if it did not exist while nobody may call anybody. */
    public static OwnPath path(
            List<Partner> partners,
            Tokens tokens,
            PolicyInForce policy,
            LiveSessions sessions,
            ExchangeRecords records,
            Clock clock) {
        if (partners.isEmpty()) {
            return OwnPath.forServers(
                    ExchangeRecords.PATH, Set.of("POST"), request -> OwnReply.Refusal.because(Reason.NO_RULE));
        }
        var byId = partners.stream().collect(Collectors.toMap(Partner::id, Function.identity()));
        var endpoint = new TokenEndpoint(
                new ClientProof(byId, tokens.issuer(), sessions, clock),
                new SubjectTokens(tokens.issuer(), tokens.jwks(), tokens.handover()),
                new TokenExchange(policy, tokens.signer()),
                records,
                clock);
        return OwnPath.forServers(ExchangeRecords.PATH, Set.of("POST"), endpoint);
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        if (request.form().values().stream().anyMatch(values -> values.size() != 1)) {
            return answer(Denial.request("a parameter came twice"));
        }
        return clients.callerOf(request.form())
                .map(partner -> handle(request, partner))
                .orElseGet(() -> answer(Denial.client()));
    }

    private OwnReply handle(OwnRequest request, Partner partner) {
        var now = clock.instant();
        try {
            if (!(AuthorizationGrant.parse(request.form()) instanceof TokenExchangeGrant grant)) {
                return deny(request, partner, Denial.of("unsupported_grant_type", "token exchange only"), now);
            }
            return unknownWish(request, grant)
                    .map(denial -> deny(request, partner, denial, now))
                    .orElseGet(() -> handle(request, partner, grant, now));
        } catch (ParseException malformed) {
            var error = Optional.ofNullable(malformed.getErrorObject()).map(ErrorObject::getCode);
            var code = error.filter("unsupported_grant_type"::equals).orElse("invalid_request");
            return deny(request, partner, Denial.of(code, "not a request for token exchange"), now);
        }
    }

    /** What this cannot give. Better refused than passed over: the caller would take the token for something else. */
    private static Optional<Denial> unknownWish(OwnRequest request, TokenExchangeGrant grant) {
        if (request.form().containsKey("scope")) {
            return Optional.of(Denial.of("invalid_scope", "there are no scopes"));
        }
        if (request.form().containsKey("resource") || grant.getAudience() == null) {
            return Optional.of(Denial.target("the target is named as audience, and by nothing else"));
        }
        if (request.form().containsKey("actor_token")) {
            return Optional.of(Denial.request("the actor is who has proved itself"));
        }
        var wanted = Optional.ofNullable(grant.getRequestedTokenType());
        return TYPES.contains(grant.getSubjectTokenType())
                        && wanted.map(TYPES::contains).orElse(true)
                ? Optional.empty()
                : Optional.of(Denial.request("tokens are JWTs"));
    }

    private OwnReply handle(OwnRequest request, Partner partner, TokenExchangeGrant grant, Instant now) {
        var to = ServiceId.parse(grant.getAudience().getFirst().getValue());
        var subject = subjects.read(grant.getSubjectToken().getValue(), partner.id(), now);
        if (subject.isEmpty()) {
            return deny(request, partner, Denial.request("the subject token does not count"), now);
        }
        if (to.isEmpty()) {
            return deny(request, partner, Denial.target("no such service"), now);
        }
        return switch (exchange.exchange(partner, to.get(), subject.get(), now)) {
            case TokenExchange.Outcome.Denied denied -> {
                var citizen = Optional.of(subject.get().citizen());
                records.denied(partner, to, citizen, denied.denial(), now, request.correlation());
                yield answer(denied.denial());
            }
            case TokenExchange.Outcome.Given given -> {
                records.given(partner, to.get(), subject.get().citizen(), now, request.correlation());
                yield answer(given, now);
            }
        };
    }

    private OwnReply deny(OwnRequest request, Partner partner, Denial denial, Instant now) {
        records.denied(partner, Optional.empty(), Optional.empty(), denial, now, request.correlation());
        return answer(denial);
    }

    private static OwnReply answer(TokenExchange.Outcome.Given given, Instant now) {
        var json = JSON.createObjectNode()
                .put("access_token", given.token())
                .put("issued_token_type", TokenTypeURI.JWT.toString())
                .put("token_type", "Bearer")
                .put("expires_in", Duration.between(now, given.expiresAt()).toSeconds());
        return OwnReply.Json.of(json.toString());
    }

    private static OwnReply answer(Denial denial) {
        var json = JSON.createObjectNode().put("error", denial.error()).put("error_description", denial.description());
        denial.reason().ifPresent(reason -> json.put("reason", reason.id()));
        denial.stepUp().flatMap(Denial.StepUp::acr).ifPresent(acr -> json.put("acr_values", acr));
        denial.stepUp().flatMap(Denial.StepUp::maxAge).ifPresent(age -> json.put("max_age", age.toSeconds()));
        return new OwnReply.Json(denial.status(), json.toString(), List.of());
    }
}
