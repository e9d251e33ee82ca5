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

    private static final Map<String, Words> GOING_ON = Map.of(
            "nb", new Words("Du sendes videre", "Du er på vei tilbake til tjenesten.", "Fortsett"),
            "nn", new Words("Du blir send vidare", "Du er på veg tilbake til tenesta.", "Hald fram"),
            "en", new Words("You are being sent on", "You are on your way back to the service.", "Continue"));

    private static final Map<String, Words> LOGGING_OUT = Map.of(
            "nb",
                    new Words(
                            "Du logges ut",
                            "Du er logget ut her, og logges ut av tjenestene du har brukt.",
                            "Fortsett"),
            "nn",
                    new Words(
                            "Du blir logga ut",
                            "Du er logga ut her, og blir logga ut av tenestene du har brukt.",
                            "Hald fram"),
            "en",
                    new Words(
                            "You are being logged out",
                            "You are logged out here, and are being logged out of the services that you have used.",
                            "Continue"));

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

    private record Words(String title, String detail, String next) {}

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
        var words = Optional.ofNullable((content.kind() == Kind.LOGGED_IN ? GOING_ON : LOGGING_OUT).get(language))
                .orElseThrow();
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
