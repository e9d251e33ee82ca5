package no.portvakt.gateway.saml.answer;

import java.util.Map;
import java.util.Optional;

/**
 * What a citizen reads on a page that she passes on her way between us and portals.
 *
 * @param next of the button, where the page does not go on by itself
 */
public record WayWords(String title, String detail, String next) {

    private static final Map<String, WayWords> GOING_ON = Map.of(
            "nb", new WayWords("Du sendes videre", "Du er på vei tilbake til tjenesten.", "Fortsett"),
            "nn", new WayWords("Du blir send vidare", "Du er på veg tilbake til tenesta.", "Hald fram"),
            "en", new WayWords("You are being sent on", "You are on your way back to the service.", "Continue"));

    private static final Map<String, WayWords> LOGGING_OUT = Map.of(
            "nb",
                    new WayWords(
                            "Du logges ut",
                            "Du er logget ut her, og logges ut av tjenestene du har brukt.",
                            "Fortsett"),
            "nn",
                    new WayWords(
                            "Du blir logga ut",
                            "Du er logga ut her, og blir logga ut av tenestene du har brukt.",
                            "Hald fram"),
            "en",
                    new WayWords(
                            "You are being logged out",
                            "You are logged out here, and are being logged out of the services that you have used.",
                            "Continue"));

    /** After a log-in; the language is {@code nb}, {@code nn} or {@code en}. */
    static WayWords goingOn(String language) {
        return Optional.ofNullable(GOING_ON.get(language)).orElseThrow();
    }

    /** After a log-out. */
    public static WayWords loggingOut(String language) {
        return Optional.ofNullable(LOGGING_OUT.get(language)).orElseThrow();
    }
}
