package no.portvakt.idp.events;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Stands in for Keycloak's own logging listener, which prints every detail of an event and so whatever somebody typed.
 * This one prints from a fixed list of fields that no one can type into.
 */
public final class QuietEventListener implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger("no.portvakt.idp.events");

    @Override
    public String getId() {
        return "portvakt-events";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Listener();
    }

    @Override
    public void init(Config.Scope configuration) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing depends on others
    }

    @Override
    public void close() {
        // holds nothing that could be released
    }

    private record Listener() implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            LOG.infof(
                    "event=%s client=%s session=%s error=%s",
                    event.getType(), shown(event.getClientId()), shown(event.getSessionId()), shown(event.getError()));
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            LOG.infof("event=ADMIN_%s resource=%s", event.getOperationType(), event.getResourceTypeAsString());
        }

        /** A client's id in a failed request is whatever was sent, so only what looks like an identifier is shown. */
        private static String shown(@Nullable String value) {
            return Optional.ofNullable(value)
                    .filter(text -> text.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}|[0-9a-f-]{36}|[A-Za-z0-9_-]{20,64}"))
                    .orElse("-");
        }

        @Override
        public void close() {
            // holds nothing that could be released
        }
    }
}
