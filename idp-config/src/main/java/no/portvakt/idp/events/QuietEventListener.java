package no.portvakt.idp.events;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.trust.audit.FileAuditLog;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Stands in for Keycloak's own logging listener, which prints every detail of an event and so whatever somebody typed.
 * This one prints from a fixed list of fields that no one can type into, and appends log-ins and what administrators
 * did to the audit log, if it is told where ({@code --spi-events-listener--portvakt-events--audit-file}).
 */
public final class QuietEventListener implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger("no.portvakt.idp.events");
    private static final String WRITER = "keycloak";

    private Optional<FileAuditLog> audit = Optional.empty();

    @Override
    public String getId() {
        return "portvakt-events";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Listener(session, audit);
    }

    @Override
    public void init(Config.Scope configuration) {
        audit = Optional.ofNullable(configuration.get("audit-file"))
                .map(file -> FileAuditLog.open(Path.of(file), WRITER, Clock.systemUTC()));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing depends on others
    }

    @Override
    public void close() {
        audit.ifPresent(FileAuditLog::close);
    }

    private record Listener(KeycloakSession session, Optional<FileAuditLog> audit) implements EventListenerProvider {

        private static final String NOTHING = "-";

        /** Of answers; the gateway reads it and hands it to nobody. */
        private static final String ENDED = "Portvakt-Ended";

        @Override
        public void onEvent(Event event) {
            LOG.infof(
                    "event=%s client=%s session=%s error=%s",
                    event.getType(), shown(event.getClientId()), shown(event.getSessionId()), shown(event.getError()));
            audit.ifPresent(log -> LoginAudit.of(event, correlation()).ifPresent(log::append));
            if (event.getType() == EventType.LOGOUT) {
                tellTheGateway(event);
            }
        }

        /** In whose browser the session ended that somebody logged out of: it may have to go on to others with it. */
        private void tellTheGateway(Event event) {
            Optional.ofNullable(event.getSessionId())
                    .ifPresent(sid -> session.getContext().getHttpResponse().setHeader(ENDED, sid));
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            LOG.infof("event=ADMIN_%s resource=%s", event.getOperationType(), event.getResourceTypeAsString());
            audit.ifPresent(log -> log.append(LoginAudit.of(event, correlation())));
        }

        /** The gateway's, where it asked; else one of our own, as for what Keycloak does in the background. */
        private CorrelationId correlation() {
            return Optional.ofNullable(session.getContext().getHttpRequest())
                    .map(HttpRequest::getHttpHeaders)
                    .map(headers -> headers.getHeaderString(CorrelationId.HEADER))
                    .flatMap(CorrelationId::parse)
                    .orElseGet(CorrelationId::random);
        }

        private static String shown(@Nullable String value) {
            return ShownText.of(value).orElse(NOTHING);
        }

        @Override
        public void close() {
            // the log stays open as long as Keycloak runs
        }
    }
}
