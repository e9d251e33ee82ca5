package no.portvakt.demo.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Sells access tokens for an assertion of the one buyer (RFC 7523, section 2.1), as Maskinporten does. */
public final class TokenSeller implements ResponseDefinitionTransformerV2 {

    public static final String PATH = "/maskinporten/token";

    /** What the assertion has to be for. */
    public static final String AUDIENCE = "https://maskinporten.test/";

    private static final String ASSERTION = "assertion=";
    private static final int LIFE_SECONDS = 120;

    private final JWK buyer;
    private final String token = UUID.randomUUID().toString();

    TokenSeller(JWK buyer) {
        this.buyer = buyer;
    }

    /** The one that it sells. */
    String token() {
        return token;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        boolean sound = Arrays.stream(event.getRequest().getBodyAsString().split("&"))
                .filter(field -> field.startsWith(ASSERTION))
                .anyMatch(field ->
                        isSound(URLDecoder.decode(field.substring(ASSERTION.length()), StandardCharsets.UTF_8)));
        return new ResponseDefinitionBuilder()
                .withStatus(sound ? 200 : 400)
                .withHeader("Content-Type", "application/json")
                .withBody(
                        sound
                                ? "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}"
                                        .formatted(token, LIFE_SECONDS)
                                : "{\"error\": \"invalid_grant\"}")
                .build();
    }

    private boolean isSound(String assertion) {
        try {
            var signed = SignedJWT.parse(assertion);
            var claims = signed.getJWTClaimsSet();
            return signed.verify(new ECDSAVerifier(buyer.toECKey()))
                    && claims.getAudience().contains(AUDIENCE)
                    && claims.getExpirationTime().toInstant().isAfter(Instant.now());
        } catch (ParseException | JOSEException unreadable) {
            return false;
        }
    }

    @Override
    public String getName() {
        return "token-seller";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
