package no.portvakt.gateway.onbehalf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * Who calls, by a signed assertion (RFC 7523, {@code private_key_jwt}): the library verifies it; that it lives shortly
 * and counts once, among all nodes, is looked at here. Blocks.
 */
final class ClientProof {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final Map<ServiceId, Partner> partners;
    private final ClientAuthenticationVerifier<Void> verifier;
    private final LiveSessions sessions;
    private final Clock clock;

    /**
     * Knows these.
     *
     * @param audience whom an assertion is for, and nobody else
     */
    ClientProof(Map<ServiceId, Partner> partners, String audience, LiveSessions sessions, Clock clock) {
        this.partners = Map.copyOf(partners);
        this.sessions = sessions;
        this.clock = clock;
        this.verifier =
                new ClientAuthenticationVerifier<>(new Keys(), Set.of(new Audience(audience)), JWTAudienceCheck.STRICT);
    }

    /** Empty if it is nobody, or nobody who proved it. */
    Optional<Partner> callerOf(Map<String, List<String>> form) {
        try {
            var proof = PrivateKeyJWT.parse(form);
            verifier.verify(proof, null, null);
            var claims = proof.getJWTAuthenticationClaimsSet();
            var id = claims.getJWTID();
            var ends = claims.getExpirationTime().toInstant();
            if (id == null || ends.isAfter(clock.instant().plus(LONGEST_LIFE))) {
                return Optional.empty();
            }
            var what = "client-assertion " + proof.getClientID() + " " + id;
            boolean first = sessions.useUp(what, LONGEST_LIFE.multipliedBy(2))
                    .toCompletableFuture()
                    .join();
            return first ? partner(proof.getClientID()) : Optional.empty();
        } catch (ParseException | InvalidClientException | JOSEException | IllegalArgumentException noProof) {
            return Optional.empty();
        }
    }

    private Optional<Partner> partner(ClientID id) {
        return ServiceId.parse(id.getValue()).flatMap(named -> Optional.ofNullable(partners.get(named)));
    }

    private final class Keys implements ClientCredentialsSelector<Void> {

        @Override
        public List<Secret> selectClientSecrets(ClientID id, ClientAuthenticationMethod method, Context<Void> context) {
            return List.of();
        }

        @Override
        public List<PublicKey> selectPublicKeys(
                ClientID id,
                ClientAuthenticationMethod method,
                JWSHeader header,
                boolean forceRefresh,
                Context<Void> context) {
            var fitting = partner(id).map(partner -> new JWKSelector(JWKMatcher.forJWSHeader(header))
                    .select(partner.keys().get()));
            return KeyConverter.toJavaKeys(fitting.orElse(List.of())).stream()
                    .filter(PublicKey.class::isInstance)
                    .map(PublicKey.class::cast)
                    .toList();
        }
    }
}
