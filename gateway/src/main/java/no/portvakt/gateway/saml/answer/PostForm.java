package no.portvakt.gateway.saml.answer;

import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.receive.Question;

/**
 * The page that carries an answer to its portal: a form that sends itself, and has a button where there are no scripts.
 * Thread-safe.
 */
public final class PostForm {

    private static final String SCRIPT = "document.forms[0].submit();";

    /** What a form carries. */
    public enum Kind {
        /** The answer to a request for a log-in. */
        LOGGED_IN,
        /** A request to log out. */
        LOG_OUT,
        /** The answer to such a request. */
        LOGGED_OUT
    }

    /**
     * A form.
     *
     * @param to where it goes
     * @param xml what it carries
     */
    public record Content(Kind kind, String to, String xml, Optional<String> relayState) {}

    private final Template page;

    /** Reads the page. */
    public PostForm() {
        this.page = SamlPage.named("post.html");
    }

    /** The page, for the answer to a request for a log-in. */
    public OwnReply of(Question question, String response, String language, List<String> setCookies) {
        return of(
                new Content(Kind.LOGGED_IN, question.answerTo(), response, question.relayState()),
                language,
                setCookies);
    }

    /**
     * The page, for one message.
     *
     * @param language {@code nb}, {@code nn} or {@code en}
     */
    public OwnReply of(Content content, String language, List<String> setCookies) {
        var words = content.kind() == Kind.LOGGED_IN ? WayWords.goingOn(language) : WayWords.loggingOut(language);
        var html = page.data(Map.of(
                        "language", language,
                        "title", words.title(),
                        "detail", words.detail(),
                        "next", words.next(),
                        "script", new RawString(SCRIPT),
                        "to", content.to(),
                        "field", content.kind() == Kind.LOG_OUT ? "SAMLRequest" : "SAMLResponse",
                        "message",
                                Base64.getEncoder().encodeToString(content.xml().getBytes(StandardCharsets.UTF_8)),
                        "relayState", content.relayState().orElse(""),
                        "hasRelayState", content.relayState().isPresent()))
                .render();
        return new OwnReply.HandedOn(html, SCRIPT, setCookies);
    }
}
