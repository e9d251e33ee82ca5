package no.portvakt.gateway.oidc;

import java.time.Duration;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.secret.Secret;

/** What the identity provider says when asked whether a log-in still holds. The {@code why} is for the log. */
public sealed interface Refreshed {

    /**
     * It does.
     *
     * @param refreshToken to ask with the next time
     * @param life until it wants to be asked again
     */
    record Holds(Assurance assurance, Secret refreshToken, Duration life) implements Refreshed {}

    /** The session is over there, or is not this citizen's, or its level is none that we know. */
    record Over(String why) implements Refreshed {}

    record Unavailable(String why) implements Refreshed {}
}
