package no.portvakt.gateway.login;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * {@code /_portvakt/logged-out}: says so. After a log-in by card the browser would go on using the certificate without
 * asking, so the page says to take the card out; the browser is told to forget what it keeps of this host. After a log-in by
 * another provider that has a log-out of its own, the page leads there at once.
 */
final class LoggedOutHandler implements OwnPathHandler {

    private static final String WITH_CARD = "card";
    private static final String ONLY_HERE = "here";
    private static final String NOT_PORTALS = "portals";
    private static final String PROVIDER = "provider";

    private final LoginPages pages;
    private final ProviderLogouts providers;

    LoggedOutHandler(LoginPages pages, ProviderLogouts providers) {
        this.pages = pages;
        this.providers = providers;
    }

    /**
     * What the page says.
     *
     * @param withCard that the card has to come out
     * @param onlyHere that the identity provider could not be told
     * @param notPortals that a portal has not confirmed
     * @param provider the alias of the provider where the log-out goes on
     */
    record Said(boolean withCard, boolean onlyHere, boolean notPortals, Optional<String> provider) {

        Said notEverywhere() {
            return new Said(withCard, onlyHere, true, provider);
        }
    }

    /** The page's own address. */
    static String address(Said page) {
        var said = (page.withCard() ? "&" + WITH_CARD + "=1" : "")
                + (page.onlyHere() ? "&" + ONLY_HERE + "=1" : "")
                + (page.notPortals() ? "&" + NOT_PORTALS + "=1" : "")
                + page.provider().map(alias -> "&" + PROVIDER + "=" + alias).orElse("");
        return LoginPaths.LOGGED_OUT + (said.isEmpty() ? "" : "?" + said.substring(1));
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var html = pages.loggedOut(
                Language.of(request),
                new Said(
                        request.parameter(WITH_CARD).isPresent(),
                        request.parameter(ONLY_HERE).isPresent(),
                        request.parameter(NOT_PORTALS).isPresent(),
                        Optional.empty()),
                request.parameter(PROVIDER).flatMap(providers::of));
        return new OwnReply.Page(200, html, List.of(), true);
    }
}
