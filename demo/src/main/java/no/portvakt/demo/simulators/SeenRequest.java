package no.portvakt.demo.simulators;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a municipal service saw it.
 *
 * @param service which of them, by the first label of the host it was addressed as
 * @param headers names as they were spelled on the wire
 * @param body as text
 */
public record SeenRequest(
        String service,
        String method,
        String target,
        Map<String, List<String>> headers,
        String body,
        Optional<ShownIdentity> identity) {

    public SeenRequest {
        headers = Map.copyOf(headers);
    }
}
