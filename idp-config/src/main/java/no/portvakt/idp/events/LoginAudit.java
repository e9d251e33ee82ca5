package no.portvakt.idp.events;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;

/**
 * What of Keycloak's events is kept for years, and how. A citizen is named by Keycloak's own id for her, whoever is not
 * known by {@code unknown}; nothing that was typed is in it.
 */
final class LoginAudit {

    private static final String UNKNOWN = "unknown";

    private LoginAudit() {}

    /** Empty for what is not about who somebody is: tokens are fetched and refreshed all day. */
    static Optional<AuditRecord> of(Event event, CorrelationId correlation) {
        return word(event.getType()).map(what -> {
            var details = new TreeMap<String, String>();
            put(details, "client", event.getClientId());
            put(details, "error", event.getError());
            put(details, "session", event.getSessionId());
            put(details, "credential", credential(event));
            return new AuditRecord(
                    Instant.ofEpochMilli(event.getTime()),
                    known(event.getUserId()),
                    what,
                    "",
                    correlation,
                    event.getError() == null ? AuditOutcome.DONE : AuditOutcome.REFUSED,
                    details);
        });
    }

    /** What an administrator or one of our programs did; by whom, and to whom or what. */
    static AuditRecord of(AdminEvent event, CorrelationId correlation) {
        var details = new TreeMap<String, String>();
        var by = Optional.ofNullable(event.getAuthDetails());
        put(details, "client", by.map(who -> who.getClientId()).orElse(UNKNOWN));
        put(details, "resource", event.getResourceTypeAsString());
        boolean ours = LetterEvents.RESOURCE.equals(event.getResourceTypeAsString());
        var path = Optional.ofNullable(event.getResourcePath()).orElse("");
        return new AuditRecord(
                Instant.ofEpochMilli(event.getTime()),
                known(by.map(who -> who.getUserId()).orElse(UNKNOWN)),
                ours ? "letter." + LetterEvents.actionIn(path) : "keycloak." + lower(event.getOperationType()),
                ours ? LetterEvents.subjectIn(path) : "",
                correlation,
                event.getError() == null ? AuditOutcome.DONE : AuditOutcome.FAILED,
                details);
    }

    /** What kind was changed; never what it is. */
    private static @Nullable String credential(Event event) {
        return event.getDetails() == null ? null : event.getDetails().get(Details.CREDENTIAL_TYPE);
    }

    private static Optional<String> word(EventType type) {
        return switch (type) {
            case LOGIN -> Optional.of("login.completed");
            case LOGIN_ERROR -> Optional.of("login.refused");
            case LOGOUT -> Optional.of("logout.completed");
            case LOGOUT_ERROR -> Optional.of("logout.refused");
            case CODE_TO_TOKEN_ERROR,
                    CLIENT_LOGIN_ERROR,
                    PUSHED_AUTHORIZATION_REQUEST_ERROR,
                    REFRESH_TOKEN_ERROR,
                    TOKEN_EXCHANGE_ERROR -> Optional.of("portal.refused");
            case UPDATE_CREDENTIAL -> Optional.of("credential.changed");
            default -> Optional.empty();
        };
    }

    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static String known(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> !text.isBlank()).orElse(UNKNOWN);
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        ShownText.of(value).filter(text -> !NationalId.occursIn(text)).ifPresent(text -> details.put(name, text));
    }
}
