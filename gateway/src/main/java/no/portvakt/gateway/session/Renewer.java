package no.portvakt.gateway.session;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.secret.Secret;

/** Asks the identity provider whether its session still holds. A port: {@code oidc} answers. */
@FunctionalInterface
public interface Renewer {

    /** Never blocks; completes in bounded time, on any thread. A stage that fails counts as {@link Answer.Away}. */
    CompletionStage<Answer> renew(Secret refreshToken, String subject);

    /** What it said. */
    sealed interface Answer {

        /**
         * It holds.
         *
         * @param assurance as the identity provider sees it now
         * @param refreshToken to ask with the next time
         * @param life until it wants to be asked again
         */
        record Holds(Assurance assurance, Secret refreshToken, Duration life) implements Answer {}

        /** It is over there, or belongs to somebody else: over here too. */
        record Over() implements Answer {}

        /** It did not answer, or not in a way that can be believed. */
        record Away() implements Answer {}
    }
}
