package no.portvakt.minside.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import no.portvakt.profiles.level.SecurityLevel;

/** The gateway's address for a stronger log-in that ends on one of our pages. */
final class StepUp {

    private StepUp() {}

    /**
     * Where to send the citizen.
     *
     * @param returnPath a path of ours, never with anything about a person in it
     */
    static String to(SecurityLevel level, String returnPath) {
        return "/_portvakt/login?level=" + level.number() + "&return="
                + URLEncoder.encode(returnPath, StandardCharsets.UTF_8);
    }
}
