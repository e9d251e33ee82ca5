package no.portvakt.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads log-out tokens: {@code typ} {@code logout+jwt}, signature, {@code iss}, {@code aud}, times, the event, no
 * {@code nonce}, {@code sid} or {@code sub} by the library, and each {@code jti} once.
 */
final class LogoutTokens {

    /** A log-out token is used at once; an older one is a replay. */
    static final Duration OLDEST = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 100_000;

    private final LogoutTokenValidator validator;
    private final Clock clock;
    private final Map<String, Instant> heard = new LinkedHashMap<>();

    /** @param clientId whom they have to be for */
    LogoutTokens(Realm realm, String clientId, TokenKeys keys, Clock clock) {
        this.clock = clock;
        this.validator = new LogoutTokenValidator(
                new Issuer(realm.issuer().toString()), new ClientID(clientId), true, keys.selector(), null);
    }

    Heard hear(String logoutToken) {
        var token = CompactToken.parse(logoutToken);
        if (token.isEmpty()) {
            return new Heard.NotGenuine("not a signed token in its one spelling");
        }
        try {
            return accept(validator.validate(token.get()));
        } catch (KeySourceException away) {
            return new Heard.Unavailable();
        } catch (BadJOSEException | JOSEException refused) {
            return new Heard.NotGenuine("log-out token: " + Words.about(refused));
        }
    }

    private Heard accept(LogoutTokenClaimsSet claims) {
        var now = clock.instant();
        var issuedAt = claims.getIssueTime().toInstant();
        if (issuedAt.isBefore(now.minus(OLDEST)) || issuedAt.isAfter(now.plus(IdTokens.SKEW))) {
            return new Heard.NotGenuine("issued at another time");
        }
        var notice = new LogoutNotice(
                claims.getJWTID().getValue(),
                Optional.ofNullable(claims.getSessionID()).map(Identifier::getValue),
                Optional.ofNullable(claims.getSubject()).map(Identifier::getValue));
        return isNew(notice.tokenId(), now) ? new Heard.Genuine(notice) : new Heard.Again();
    }

    private synchronized boolean isNew(String tokenId, Instant now) {
        var oldestFirst = heard.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            var at = oldestFirst.next().getValue();
            if (heard.size() < MOST_REMEMBERED
                    && at.plus(OLDEST.multipliedBy(2)).isAfter(now)) {
                break;
            }
            oldestFirst.remove();
        }
        return heard.putIfAbsent(tokenId, now) == null;
    }
}
