package no.portvakt.gateway.login;

import java.util.Optional;
import no.portvakt.gateway.oidc.Expectation;

/**
 * A log-in on its way: begun on one host, in one browser.
 *
 * @param service where it began; it is of no use on another host
 * @param expected what was asked of the identity provider
 * @param form a form that is kept, to go on with after the log-in
 * @param knownAs the citizen who was logged in when it began: a step-up must not end with another
 * @param silent the identity provider was to show nothing; that it did not log her in is no problem then
 */
record PendingLogin(
        String service,
        ReturnAddress returnTo,
        Expectation expected,
        Optional<String> form,
        Optional<String> knownAs,
        boolean silent) {

    /** Where the browser goes when all went well. */
    String goOn(String origin) {
        return form.map(name -> origin + LoginPaths.RESUME + "?form=" + name).orElseGet(() -> returnTo.on(origin));
    }
}
