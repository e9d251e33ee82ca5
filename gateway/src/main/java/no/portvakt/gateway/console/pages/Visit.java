package no.portvakt.gateway.console.pages;

import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;

/**
 * One officer looking at one page.
 *
 * @param address path and query of the page, for coming back to it in another language
 */
record Visit(OfficerCall call, Language language, String address) {

    static final String LANGUAGE_PARAMETER = "sprak";

    Officer officer() {
        return call.officer();
    }

    Words words() {
        return Words.in(language);
    }

    String in(Language other) {
        var rest = address.replaceAll("([?&])" + LANGUAGE_PARAMETER + "=[a-z]*&?", "$1")
                .replaceAll("[?&]$", "");
        return rest + (rest.contains("?") ? "&" : "?") + LANGUAGE_PARAMETER + "=" + other.tag();
    }
}
