package no.portvakt.gateway.saml.delegate;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.saml.receive.Received;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.Freshness;
import no.portvakt.profiles.reason.Reason;

/** {@code /_portvakt/saml/sso}: a portal's request, which a browser carries. Kept, and gone on with by a GET of ours. */
final class SsoHandler implements OwnPathHandler {

    /** What a portal says without having been asked in which language. */
    private static final String ANY_LANGUAGE = "nb";

    private final SamlParts parts;

    SsoHandler(SamlParts parts) {
        this.parts = parts;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return parts.workers()
                .tryDo(() -> parts.reader().read(request))
                .map(received -> answer(request, received))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    @Override
    public void tooLarge(OwnRequest request) {
        parts.records().refused(Optional.empty(), Optional.empty(), Fault.TOO_LARGE, request.correlation());
    }

    private OwnReply answer(OwnRequest request, Received received) {
        return switch (received) {
            case Received.Asked(var question) -> asked(request, question);
            case Received.Told(var portal, var question, var fault) -> told(request, portal, question, fault);
            case Received.Untrusted(var fault, var portal) -> untrusted(request, fault, portal);
        };
    }

    private OwnReply asked(OwnRequest request, Question question) {
        if (!isFirst(question)) {
            return untrusted(request, Fault.REPLAYED, parts.portals().withId(question.portal()));
        }
        return parts.pending()
                .keep(question)
                .toCompletableFuture()
                .join()
                .<OwnReply>map(kept -> new OwnReply.Redirect(
                        request.origin() + OwnPath.GOES_ON_FOR_A_PORTAL + "?request=" + kept.name(),
                        List.of(kept.setCookie())))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    private OwnReply told(OwnRequest request, SamlPortal portal, Question question, Fault fault) {
        if (!isFirst(question)) {
            return untrusted(request, Fault.REPLAYED, Optional.of(portal));
        }
        parts.records().refused(Optional.of(portal), Optional.empty(), fault, request.correlation());
        return parts.workers()
                .tryDo(() -> parts.answers().refused(question, fault))
                .map(response -> parts.carrier().send(question, response, "", ANY_LANGUAGE, List.of()))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    private OwnReply untrusted(OwnRequest request, Fault fault, Optional<SamlPortal> portal) {
        parts.records().refused(portal, Optional.empty(), fault, request.correlation());
        return OwnReply.Refusal.because(Reason.INVALID_INPUT);
    }

    /** Among all nodes. */
    private boolean isFirst(Question question) {
        return parts.sessions()
                .useUp("saml " + question.portal() + " " + question.id(), Freshness.remembered())
                .toCompletableFuture()
                .join();
    }
}
