package no.portvakt.gateway.oidc;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the answer in the callback's URL. Nothing of it is believed before {@code iss} (RFC 9207) and {@code state} are
 * the expected ones, an error as little as a code.
 */
final class LoginAnswer {

    /** Keycloak's words, in {@code error_description}, for a log-in that was left lying too long. */
    private static final String EXPIRED = "authentication_expired";

    private final Realm realm;
    private final CodeExchange codes;

    LoginAnswer(Realm realm, CodeExchange codes) {
        this.realm = realm;
        this.codes = codes;
    }

    Completed read(Expectation expected, Map<String, List<String>> query) {
        if (query.values().stream().anyMatch(values -> values.size() != 1)) {
            return new Completed.NotGenuine("a parameter that came twice");
        }
        try {
            return read(expected, AuthenticationResponseParser.parse(expected.callback(), query));
        } catch (ParseException malformed) {
            return new Completed.NotGenuine("answer: " + Words.about(malformed));
        }
    }

    private Completed read(Expectation expected, AuthenticationResponse response) {
        if (response.getState() == null || !same(response.getState().getValue(), expected.state())) {
            return new Completed.NotGenuine("another state");
        }
        if (!new Issuer(realm.issuer().toString()).equals(response.getIssuer())) {
            return new Completed.NotGenuine("another iss, or none");
        }
        if (!response.indicatesSuccess()) {
            return new Completed.Declined(causeOf(response.toErrorResponse().getErrorObject()));
        }
        return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                .map(code -> codes.exchange(code, expected))
                .orElse(new Completed.NotGenuine("no code"));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Completed.Cause causeOf(ErrorObject error) {
        if (EXPIRED.equals(error.getDescription())) {
            return Completed.Cause.EXPIRED;
        }
        return switch (Optional.ofNullable(error.getCode()).orElse("")) {
            case "access_denied" -> Completed.Cause.CANCELLED;
            case "login_required", "interaction_required", "consent_required", "account_selection_required" ->
                Completed.Cause.WOULD_HAVE_ASKED;
            case "unmet_authentication_requirements" -> Completed.Cause.LEVEL_UNREACHABLE;
            case "server_error", "temporarily_unavailable" -> Completed.Cause.TROUBLE;
            default -> Completed.Cause.OTHER;
        };
    }
}
