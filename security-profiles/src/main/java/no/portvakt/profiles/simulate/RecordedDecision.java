package no.portvakt.profiles.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/**
 * One decision that the gateway made, as compactly as it is kept.
 *
 * @param at when
 * @param method the request method, as it was sent
 * @param pathTemplate the path with every segment that nobody watched replaced by {@code *}, see {@link WatchedWords}
 * @param rule the pattern of the rule that decided; blank if there was none
 * @param levelHad level 0 for somebody not logged in, and for everybody on a page where nobody was asked
 * @param loginMethod how she had logged in, by the word that profiles use
 * @param age how old the log-in was, in whole seconds, rounded down
 * @param issuer the name of the issuer that had logged her in
 * @param outcome what was decided, whatever the service then answered
 * @param reason why not, unless it was permitted
 * @param person empty where nobody was asked who she is
 */
public record RecordedDecision(
        Instant at,
        ServiceId service,
        String method,
        String pathTemplate,
        String rule,
        SecurityLevel levelHad,
        Optional<String> loginMethod,
        Optional<Duration> age,
        Optional<String> issuer,
        Outcome outcome,
        Optional<Reason> reason,
        Optional<PersonHash> person) {

    /**
     * Whether nobody looked who she is: on an open page, and where no rule names the request, a log-in that she may have
     * had was of no interest.
     */
    boolean askedNobody() {
        return levelHad == SecurityLevel.OPEN
                && reason.filter(why -> why == Reason.LOGIN_REQUIRED).isEmpty();
    }
}
