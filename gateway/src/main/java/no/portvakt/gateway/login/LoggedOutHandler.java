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
    private static final String PROVIDER = "provider";

    private final LoginPages pages;
    private final ProviderLogouts providers;

    LoggedOutHandler(LoginPages pages, ProviderLogouts providers) {
        this.pages = pages;
        this.providers = providers;
    }

    /** The page's own address. */
    static String address(boolean withCard, boolean onlyHere, Optional<String> provider) {
        var said = (withCard ? "&" + WITH_CARD + "=1" : "")
                + (onlyHere ? "&" + ONLY_HERE + "=1" : "")
                + provider.map(alias -> "&" + PROVIDER + "=" + alias).orElse("");
        return LoginPaths.LOGGED_OUT + (said.isEmpty() ? "" : "?" + said.substring(1));
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var html = pages.loggedOut(
                Language.of(request),
                request.parameter(WITH_CARD).isPresent(),
                request.parameter(ONLY_HERE).isPresent(),
                request.parameter(PROVIDER).flatMap(providers::of));
        return new OwnReply.Page(200, html, List.of(), true);
    }
}
