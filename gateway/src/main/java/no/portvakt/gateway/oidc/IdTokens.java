package no.portvakt.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/**
 * Reads an ID token: genuine (signature, {@code iss}, {@code aud}, {@code azp}, times, {@code nonce}) by the library,
 * then compared with what was asked. The level comes from {@code acr} by exact look-up and from nothing else.
 */
final class IdTokens {

    /** How far the two clocks may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private final Realm realm;
    private final IDTokenValidator validator;
    private final Clock clock;

    IdTokens(Realm realm, TokenKeys keys, Clock clock) {
        this.realm = realm;
        this.clock = clock;
        this.validator = new IDTokenValidator(
                new Issuer(realm.issuer().toString()), new ClientID(realm.clientId()), keys.selector(), null);
        this.validator.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
    }

    /** Of a log-in. */
    Completed read(String idToken, Optional<Secret> refreshToken, Duration life, Expectation expected) {
        var token = CompactToken.parse(idToken);
        if (token.isEmpty()) {
            return new Completed.NotGenuine("the ID token is not a signed token in its one spelling");
        }
        try {
            var nonce = expected.nonce().reveal(Nonce::new);
            return compare(validator.validate(token.get(), nonce), refreshToken, life, expected);
        } catch (KeySourceException away) {
            return new Completed.Unavailable("keys: " + Words.about(away));
        } catch (BadJOSEException | JOSEException refused) {
            return new Completed.NotGenuine("ID token: " + Words.about(refused));
        }
    }

    /** Of a refresh: it must be the same citizen's, and has no nonce of ours to show. */
    Refreshed again(String idToken, String subject, Secret refreshToken, Duration life) {
        var token = CompactToken.parse(idToken);
        if (token.isEmpty()) {
            return new Refreshed.Unavailable("the ID token is not a signed token in its one spelling");
        }
        try {
            var claims = validator.validate(token.get(), null);
            if (!isForUsAlone(claims) || !subject.equals(claims.getSubject().getValue())) {
                return new Refreshed.Over("the ID token is somebody else's, or for somebody else");
            }
            return assurance(claims)
                    .<Refreshed>map(found -> new Refreshed.Holds(found, refreshToken, life))
                    .orElse(new Refreshed.Over("the level is none that is known"));
        } catch (BadJOSEException | JOSEException refused) {
            return new Refreshed.Unavailable("ID token: " + Words.about(refused));
        }
    }

    /** Empty without a level that we know or a time. */
    private Optional<Assurance> assurance(IDTokenClaimsSet claims) {
        var authTime = Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant);
        var acr = Optional.ofNullable(claims.getACR()).map(Identifier::getValue);
        var amr = methods(claims);
        return acr.flatMap(realm.levels()::levelOf)
                .flatMap(level -> authTime.map(at -> new Assurance(
                        level,
                        realm.issuer().toString(),
                        acr.orElseThrow(),
                        amr,
                        realm.methods().methodsOf(amr),
                        Set.of(),
                        at)));
    }

    private Completed compare(
            IDTokenClaimsSet claims, Optional<Secret> refreshToken, Duration life, Expectation expected) {
        if (!isForUsAlone(claims)) {
            return new Completed.NotGenuine("the ID token is for somebody else too");
        }
        var sid = Optional.ofNullable(claims.getSessionID()).map(Identifier::getValue);
        var authTime = Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant);
        if (sid.isEmpty() || authTime.isEmpty()) {
            return new Completed.NotGenuine("the ID token has no sid or no auth_time");
        }
        var typedPid = Optional.ofNullable(claims.getStringClaim("pid"));
        var person = typedPid.flatMap(NationalId::parse);
        if (typedPid.isPresent() && person.isEmpty()) {
            return new Completed.NotGenuine("the ID token's pid is not a national id number");
        }
        var assurance = assurance(claims);
        if (assurance.isEmpty()) {
            return new Completed.NotEnough(Completed.Lack.KNOWN_LEVEL);
        }
        if (!assurance.get().level().satisfies(expected.level())) {
            return new Completed.NotEnough(Completed.Lack.LEVEL);
        }
        if (!isFreshEnough(authTime.get(), expected)) {
            return new Completed.NotEnough(Completed.Lack.FRESHNESS);
        }
        return new Completed.LoggedIn(new Caller(
                claims.getSubject().getValue(),
                person,
                assurance.get(),
                sid.get(),
                Optional.ofNullable(claims.getStringClaim("locale")),
                refreshToken,
                life,
                employee(claims)));
    }

    /** The employees' realm names its people; the citizens' never does. */
    private static Optional<Employee> employee(IDTokenClaimsSet claims) {
        return Optional.ofNullable(claims.getStringClaim("name"))
                .map(name -> Employee.of(name, texts(claims, "groups"), texts(claims, "owner_of")));
    }

    private static List<String> texts(IDTokenClaimsSet claims, String claim) {
        return Optional.ofNullable(claims.getStringListClaim(claim)).orElse(List.of());
    }

    /** The library is content when we are one of several audiences; we know of no other who might be trusted. */
    private boolean isForUsAlone(IDTokenClaimsSet claims) {
        return List.of(new Audience(realm.clientId())).equals(claims.getAudience())
                && Optional.ofNullable(claims.getAuthorizedParty())
                        .map(party -> party.getValue().equals(realm.clientId()))
                        .orElse(true);
    }

    private boolean isFreshEnough(Instant authTime, Expectation expected) {
        if (authTime.isAfter(clock.instant().plus(SKEW))) {
            return false;
        }
        if (expected.again() && authTime.isBefore(expected.askedAt().minus(SKEW))) {
            return false;
        }
        return expected.maxAge()
                .map(age -> !authTime.isBefore(expected.askedAt().minus(age).minus(SKEW)))
                .orElse(true);
    }

    private static List<String> methods(IDTokenClaimsSet claims) {
        return Optional.ofNullable(claims.getAMR()).orElse(List.of()).stream()
                .map(Identifier::getValue)
                .toList();
    }
}
