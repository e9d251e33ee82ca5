package no.portvakt.gateway.console.decisions;

import java.util.List;
import java.util.Map;
import no.portvakt.profiles.simulate.Outcome;

/**
 * How one service was used in a stretch of time.
 *
 * @param persons how many different ones, so far as they were asked who they are
 * @param byLoginMethod most requests first
 */
public record Usage(long requests, long persons, List<Method> byLoginMethod) {

    public Usage {
        byLoginMethod = List.copyOf(byLoginMethod);
    }

    /**
     * The requests of those who had logged in one way.
     *
     * @param loginMethod by the word that profiles use; blank for requests without a log-in
     * @param requests for each outcome, none left out
     */
    public record Method(String loginMethod, Map<Outcome, Long> requests, long persons) {

        public Method {
            requests = Map.copyOf(requests);
        }

        public long requests(Outcome outcome) {
            return requests.getOrDefault(outcome, 0L);
        }

        public long allRequests() {
            return requests.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
