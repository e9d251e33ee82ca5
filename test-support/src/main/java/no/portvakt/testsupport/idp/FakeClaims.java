package no.portvakt.testsupport.idp;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the tokens say. */
final class FakeClaims {

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int MINUTES = 60;

    private FakeClaims() {}

    static JWTClaimsSet.Builder logout(String sid) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(FakeIdp.ISSUER)
                .audience(FakeClient.ID)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(2 * MINUTES)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of(LOGOUT_EVENT, Map.of()))
                .claim("sid", sid);
    }

    static JWTClaimsSet idToken(FakeIdp.FakeGrant grant, Set<Trick> tricks) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(tricks.contains(Trick.TOKEN_OF_ANOTHER_ISSUER) ? FakeIdp.ISSUER + "x" : FakeIdp.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .claim("locale", grant.citizen().locale())
                .claim("amr", List.of("Fake"));
        addressed(claims, grant, tricks);
        timed(claims, tricks);
        evidence(claims, grant.request().getOrDefault("acr_values", ""), tricks);
        if (!tricks.contains(Trick.TOKEN_WITHOUT_SUBJECT)) {
            claims.subject(grant.citizen().subject());
        }
        if (!tricks.contains(Trick.TOKEN_WITHOUT_SID)) {
            claims.claim("sid", grant.sid());
        }
        if (tricks.contains(Trick.TOKEN_WITH_A_PID_THAT_IS_NONE)) {
            claims.claim("pid", "12345678901");
        } else if (!grant.citizen().pid().isEmpty()) {
            claims.claim("pid", grant.citizen().pid());
        }
        return claims.build();
    }

    private static void addressed(JWTClaimsSet.Builder claims, FakeIdp.FakeGrant grant, Set<Trick> tricks) {
        claims.audience(tricks.contains(Trick.TOKEN_FOR_ANOTHER_CLIENT) ? "another" : FakeClient.ID);
        if (tricks.contains(Trick.TOKEN_FOR_US_ISSUED_TO_ANOTHER)) {
            claims.audience(List.of(FakeClient.ID, "another")).claim("azp", "another");
        }
        if (!tricks.contains(Trick.TOKEN_WITHOUT_NONCE)) {
            claims.claim(
                    "nonce",
                    tricks.contains(Trick.TOKEN_WITH_ANOTHER_NONCE)
                            ? "other"
                            : grant.request().get("nonce"));
        }
    }

    private static void timed(JWTClaimsSet.Builder claims, Set<Trick> tricks) {
        var now = Instant.now();
        var issued = tricks.contains(Trick.TOKEN_ISSUED_IN_THE_FUTURE)
                ? now.plusSeconds(10 * MINUTES)
                : tricks.contains(Trick.TOKEN_EXPIRED) ? now.minusSeconds(20 * MINUTES) : now;
        claims.issueTime(Date.from(issued)).expirationTime(Date.from(issued.plusSeconds(5 * MINUTES)));
        var authTime = tricks.contains(Trick.OLD_AUTH_TIME)
                ? now.minusSeconds(60 * MINUTES)
                : tricks.contains(Trick.AUTH_TIME_IN_THE_FUTURE) ? now.plusSeconds(10 * MINUTES) : now;
        if (!tricks.contains(Trick.TOKEN_WITHOUT_AUTH_TIME)) {
            claims.claim("auth_time", authTime.getEpochSecond());
        }
    }

    private static void evidence(JWTClaimsSet.Builder claims, String asked, Set<Trick> tricks) {
        if (tricks.contains(Trick.LOWER_ACR)) {
            claims.claim("acr", "idporten-loa-low");
        } else if (tricks.contains(Trick.UNKNOWN_ACR)) {
            claims.claim("acr", "idporten-loa-highest");
        } else if (tricks.contains(Trick.ACR_IN_CAPITALS)) {
            claims.claim("acr", "IDPORTEN-LOA-HIGH");
        } else if (tricks.contains(Trick.LEGACY_ACR)) {
            claims.claim("acr", "Level4");
        } else if (!tricks.contains(Trick.NO_ACR)) {
            claims.claim("acr", asked);
        }
    }
}
