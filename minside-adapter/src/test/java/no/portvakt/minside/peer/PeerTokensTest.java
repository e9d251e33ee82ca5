package no.portvakt.minside.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import no.portvakt.minside.Signer;
import org.junit.jupiter.api.Test;

class PeerTokensTest {

    private final Signer oppad = new Signer();
    private final Signer stranger = new Signer();
    private final PeerTokens tokens = new PeerTokens(
            Map.of("oppad", key(oppad)), "minside-adapter", Set.of("iss", "iat", "exp"), Clock.systemUTC());

    private static java.security.interfaces.ECPublicKey key(Signer signer) {
        try {
            return signer.key().toECPublicKey();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("oppad")
                        .audience("minside-adapter")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60))))
                .build();
    }

    @Test
    void shouldTakeWhatARegisteredPeerSigned() {
        assertThat(tokens.verify(oppad.sign(claims(same -> same))))
                .hasValueSatisfying(claims -> assertThat(claims.getIssuer()).isEqualTo("oppad"));
    }

    @Test
    void shouldRefuseWhenAnotherKeySigned() {
        assertThat(tokens.verify(stranger.sign(claims(same -> same)))).isEmpty();
    }

    @Test
    void shouldRefuseWhenTheIssuerIsNotRegistered() {
        assertThat(tokens.verify(oppad.sign(claims(some -> some.issuer("k2000")))))
                .isEmpty();
        assertThat(tokens.verify(oppad.sign(claims(some -> some.issuer(null))))).isEmpty();
    }

    @Test
    void shouldRefuseWhenItIsMeantForSomebodyElse() {
        assertThat(tokens.verify(oppad.sign(claims(some -> some.audience("minside")))))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhenItIsOverOrLivesTooLong() {
        var past = Date.from(Instant.now().minusSeconds(300));
        var far = Date.from(Instant.now().plusSeconds(600));
        assertThat(tokens.verify(oppad.sign(claims(some -> some.expirationTime(past)))))
                .isEmpty();
        assertThat(tokens.verify(oppad.sign(claims(some -> some.expirationTime(far)))))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhenItIsNotWrittenCanonically() {
        var token = oppad.sign(claims(same -> same));
        assertThat(tokens.verify(token + "=")).isEmpty();
        assertThat(tokens.verify(token.replaceFirst("\\.", ".\n"))).isEmpty();
        assertThat(tokens.verify("..")).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }
}
