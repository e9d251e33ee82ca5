package no.portvakt.idp.events;

import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Says to Keycloak's listeners what happened to a letter, as an administrator's event. */
public final class LetterEvents {

    static final String RESOURCE = "PORTVAKT_LETTER";

    private final AdminEventBuilder events;

    public LetterEvents(AdminEventBuilder events) {
        this.events = events;
    }

    /**
     * Tells it.
     *
     * @param action {@code ordered}, {@code printed}, {@code sent} or {@code revoked}; {@code proposed} and
     *     {@code approved}, {@code removal-proposed} and {@code removal-approved}
     * @param subject Keycloak's id of the citizen, or the consignment
     */
    public void happened(String action, String subject) {
        events.operation(OperationType.ACTION)
                .resource(RESOURCE)
                .resourcePath("letters", action, subject)
                .success();
    }

    static String actionIn(String path) {
        return part(path, 1);
    }

    static String subjectIn(String path) {
        return part(path, 2);
    }

    private static String part(String path, int index) {
        var parts = path.split("/", -1);
        return index < parts.length ? parts[index] : "unknown";
    }
}
