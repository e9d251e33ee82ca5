package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.ownpath.BrowserLanguage;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.answer.PostForm;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.profiles.reason.Reason;
import org.opensaml.saml.common.SignableSAMLObject;

/** Sends a browser to the next portal of a log-out, or to where it ends. */
final class Steps {

    private final LogoutParts parts;

    Steps(LogoutParts parts) {
        this.parts = parts;
    }

    /** What goes on in this browser. */
    OwnReply next(Chains.Held held, OwnRequest request) {
        var left = held.chain().left();
        if (left.isEmpty()) {
            parts.chains().forget(held);
            return end(held.chain(), request, List.of(held.expire()));
        }
        var step = BrowserStep.of(parts.portals(), left.getFirst());
        var id = parts.messages().newId();
        var asking = new Chains.Held(held.id(), held.chain().asking(id));
        if (step.isEmpty()) {
            parts.records().told(left.getFirst(), "none", false, request.correlation());
            return next(new Chains.Held(held.id(), asking.chain().heard(false)), request);
        }
        var portal = step.get().portal();
        var service = step.get().service();
        parts.awaited().ask(id, portal.id().value(), held.name());
        parts.chains().keep(asking);
        return send(
                new Sent(
                        () -> parts.messages()
                                .request(
                                        id,
                                        portal,
                                        left.getFirst(),
                                        service.address().toString()),
                        service.binding(),
                        service.address().toString(),
                        PostForm.Kind.LOG_OUT,
                        Optional.empty(),
                        held.chain().isAtARest()),
                request,
                List.of(asking.setCookie()));
    }

    /** Where a log-out ends when nobody is left to be asked. */
    OwnReply end(Chain chain, OwnRequest request, List<String> setCookies) {
        return switch (chain.end()) {
            case Chain.End.AtPage(var everywhere, var partly) ->
                new OwnReply.Redirect(chain.everywhere() ? everywhere : partly, setCookies);
            case Chain.End.AtPortal(var asker) ->
                answer(asker, LogoutStatus.done(chain.everywhere()), request, setCookies)
                        .orElseGet(
                                () -> parts.pages().over(BrowserLanguage.of(request), chain.everywhere(), setCookies));
        };
    }

    /** The answer to a portal; empty where its metadata does not say where it would go. */
    Optional<OwnReply> answer(Asker asker, LogoutStatus status, OwnRequest request, List<String> setCookies) {
        return BrowserStep.back(parts.portals(), asker)
                .map(service -> send(
                        new Sent(
                                () -> parts.messages()
                                        .response(
                                                asker,
                                                status,
                                                Optional.of(service.answers().toString())),
                                service.binding(),
                                service.answers().toString(),
                                PostForm.Kind.LOGGED_OUT,
                                asker.relayState(),
                                false),
                        request,
                        setCookies));
    }

    /**
     * A message on its way.
     *
     * @param rested whether the browser goes on from a page, where it could have been redirected
     */
    private record Sent(
            Supplier<SignableSAMLObject> message,
            Binding by,
            String to,
            PostForm.Kind kind,
            Optional<String> relayState,
            boolean rested) {}

    private OwnReply send(Sent sent, OwnRequest request, List<String> setCookies) {
        return parts.workers()
                .<OwnReply>tryDo(() -> switch (sent.by()) {
                    case REDIRECT -> {
                        var there = parts.messages().address(sent.message().get(), sent.to(), sent.relayState());
                        yield sent.rested()
                                ? parts.pages().onward(BrowserLanguage.of(request), there, setCookies)
                                : new OwnReply.Redirect(there, setCookies);
                    }
                    case POST ->
                        parts.form()
                                .of(
                                        new PostForm.Content(
                                                sent.kind(),
                                                sent.to(),
                                                parts.messages()
                                                        .signed(
                                                                SignableSAMLObject.class,
                                                                sent.message().get()),
                                                sent.relayState()),
                                        BrowserLanguage.of(request),
                                        setCookies);
                    case SOAP, ARTIFACT -> throw new IllegalStateException("no browser logs out by " + sent.by());
                })
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }
}
