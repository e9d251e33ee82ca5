package no.portvakt.demo.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Where a request is changed that would be good otherwise. */
final class PortalMoves {

    static final String REFERENCE = "urn:ietf:params:oauth:request_uri:";
    static final String LOWERED = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"idporten-loa-low\"]}}}";

    private static final int RSA_BITS = 2048;

    private PortalMoves() {}

    /** In the address that her browser is sent to. */
    static Function<PortalAttempt, String> front(BiFunction<WaryPortal, PortalRequest, PortalRequest> change) {
        return on -> on.front(change.apply(on.portal(), on.portal().asking()));
    }

    /** The same where level 4 is needed, and she has 3. */
    static Function<PortalAttempt, String> high(BiFunction<WaryPortal, PortalRequest, PortalRequest> change) {
        return on -> on.front(on.high(), change.apply(on.high(), on.high().asking()));
    }

    static String pushedHigh(PortalAttempt on, PortalRequest beside) {
        var reference = on.pushedBy(on.high(), on.high().asking().and(beside));
        return on.front(on.high(), referring(on.high(), reference));
    }

    /** In what is pushed. */
    static Function<PortalAttempt, String> pushed(BiFunction<WaryPortal, PortalRequest, PortalRequest> change) {
        return on -> on.push(change.apply(on.portal(), on.portal().asking()));
    }

    /** In a request object (RFC 9101) that everything is said in. */
    static Function<PortalAttempt, String> request(BiFunction<WaryPortal, JWTClaimsSet.Builder, String> made) {
        return front((portal, request) -> request.and("request", made.apply(portal, portal.requestObject())));
    }

    /** At the token endpoint, with a good code. */
    static Function<PortalAttempt, String> token(BiFunction<WaryPortal, PortalRequest, PortalRequest> change) {
        return on -> on.fetch(change.apply(
                on.portal(), on.portal().redeeming(on.code()).and(on.portal().proved())));
    }

    /** In what the portal proves itself with. */
    static Function<PortalAttempt, String> proof(BiFunction<WaryPortal, JWTClaimsSet.Builder, String> made) {
        return on -> on.fetch(on.portal()
                .redeeming(on.code())
                .and(WaryPortal.proved(made.apply(on.portal(), on.portal().proof()))));
    }

    static PortalRequest referring(WaryPortal portal, String reference) {
        return PortalRequest.empty().and("client_id", portal.portal().name()).and("request_uri", reference);
    }

    /** All that is pushed beside the proof. */
    static PortalRequest signedToPush(WaryPortal portal, JWTClaimsSet.Builder claims) {
        return PortalRequest.empty().and("client_id", portal.portal().name()).and("request", portal.signed(claims));
    }

    /** With the portal's public key as the secret. */
    static String macked(WaryPortal portal, JWTClaimsSet.Builder claims) {
        try {
            var published = portal.portal().key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return portal.signed(claims, JWSAlgorithm.HS256, new MACSigner(published));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String foreign(WaryPortal portal, JWTClaimsSet.Builder claims) {
        try {
            var key = new ECKeyGenerator(Curve.P_256).generate();
            return portal.signed(claims, JWSAlgorithm.ES256, new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String rsa(WaryPortal portal, JWTClaimsSet.Builder claims) {
        try {
            var key = new RSAKeyGenerator(RSA_BITS).generate();
            return portal.signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
