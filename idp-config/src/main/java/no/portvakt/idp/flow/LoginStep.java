package no.portvakt.idp.flow;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** One page of a log-in. Stateless; what is known of the citizen stands in Keycloak's authentication session. */
public interface LoginStep {

    /**
     * Shows the page.
     *
     * @param problem key of the message that says what was wrong last time
     */
    Response page(AuthenticationFlowContext context, Optional<String> problem);

    /** Judges what the citizen sent. Never writes a response: what follows is for the whole log-in to decide. */
    StepOutcome answer(AuthenticationFlowContext context);
}
