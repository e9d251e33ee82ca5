package no.portvakt.gateway.console.pages;

import jakarta.ws.rs.core.SecurityContext;
import no.portvakt.gateway.console.api.Caller;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;

/**
 * One officer looking at one page.
 *
 * @param address path and query of the page, for coming back to it in another language
 */
record Visit(OfficerCall call, Language language, String address) {

    /** Of whoever called this resource. */
    static Visit of(SecurityContext context) {
        var caller = Caller.of(context);
        return new Visit(caller.call(), caller.language(), caller.address());
    }

    Officer officer() {
        return call.officer();
    }

    Words words() {
        return Words.in(language);
    }

    /** The same page in another language. */
    static String in(Language other, String address) {
        var rest = address.replaceAll("([?&])" + Language.PARAMETER + "=[a-z]*&?", "$1")
                .replaceAll("[?&]$", "");
        return rest + (rest.contains("?") ? "&" : "?") + Language.PARAMETER + "=" + other.tag();
    }
}
