package no.portvakt.gateway.frontchannel;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.BrowserLanguage;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/portal-frames?past=…}: her browser, on its way from a log-out, opens the pages by which portals hear of
 * it, and goes on. Here she is logged out already; whether a portal has heard it, a frame does not tell.
 */
final class FramesHandler implements OwnPathHandler {

    private final Supplier<Map<String, URI>> portals;
    private final Left left;
    private final Detour detour;
    private final IdentityProvider identityProvider;
    private final FrameRecords records;
    private final FramesPage page = new FramesPage();

    FramesHandler(
            Supplier<Map<String, URI>> portals,
            Left left,
            Detour detour,
            IdentityProvider identityProvider,
            FrameRecords records) {
        this.portals = portals;
        this.left = left;
        this.detour = detour;
        this.identityProvider = identityProvider;
        this.records = records;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return request.parameter(Detour.PARAMETER)
                .flatMap(detour::read)
                .map(where -> goOn(where, request))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.INVALID_INPUT));
    }

    private OwnReply goOn(Detour.Where where, OwnRequest request) {
        var declared = portals.get();
        var told = left.take(declared.keySet(), where.sid());
        if (told.isEmpty()) {
            return OwnReply.Redirect.to(where.location());
        }
        told.forEach(portal -> records.told(portal, request.correlation()));
        var frames = told.stream()
                .map(declared::get)
                .collect(Collectors.toMap(
                        address -> identityProvider.frameFor(address, where.sid()),
                        FramesHandler::origin,
                        (one, same) -> one));
        return page.of(frames, where.location(), BrowserLanguage.of(request));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
