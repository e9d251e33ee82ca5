package no.portvakt.gateway.saml.delegate;

import java.net.MalformedURLException;
import java.util.List;
import java.util.Optional;
import net.shibboleth.utilities.java.support.collection.Pair;
import net.shibboleth.utilities.java.support.net.URLBuilder;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.PostForm;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.profiles.reason.Reason;

/** Sends an answer to its portal through the browser: itself in a form, or a reference that the portal's server fetches it by. */
final class AnswerCarrier {

    private final PostForm form;
    private final Artifacts artifacts;

    AnswerCarrier(PostForm form, Artifacts artifacts) {
        this.form = form;
        this.artifacts = artifacts;
    }

    /**
     * Sends it.
     *
     * @param sessionIndex of the sign-on that the answer is about; blank for none
     * @param language {@code nb}, {@code nn} or {@code en}
     */
    OwnReply send(Question question, String response, String sessionIndex, String language, List<String> setCookies) {
        return switch (question.answerBy()) {
            case POST -> form.of(question, response, language, setCookies);
            case ARTIFACT ->
                artifacts
                        .keep(new Artifacts.Waiting(question.portal(), sessionIndex, response))
                        .<OwnReply>map(artifact -> new OwnReply.Redirect(
                                address(question.answerTo(), artifact, question.relayState()), setCookies))
                        .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
            case REDIRECT, SOAP -> throw new IllegalStateException("no answer goes by " + question.answerBy());
        };
    }

    /** SAML Bindings, 3.6.3. */
    private static String address(String to, String artifact, Optional<String> relayState) {
        try {
            var address = new URLBuilder(to);
            address.getQueryParams().add(new Pair<>("SAMLart", artifact));
            relayState.ifPresent(state -> address.getQueryParams().add(new Pair<>("RelayState", state)));
            return address.buildURL();
        } catch (MalformedURLException readBefore) {
            throw new IllegalStateException("an address of the metadata is none", readBefore);
        }
    }
}
