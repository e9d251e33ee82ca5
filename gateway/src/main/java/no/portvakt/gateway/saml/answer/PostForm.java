package no.portvakt.gateway.saml.answer;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private static final Map<String, Words> WORDS = Map.of(
            "nb", new Words("Du sendes videre", "Du er på vei tilbake til tjenesten.", "Fortsett"),
            "nn", new Words("Du blir send vidare", "Du er på veg tilbake til tenesta.", "Hald fram"),
            "en", new Words("You are being sent on", "You are on your way back to the service.", "Continue"));

    private final Template page;

    /** Reads the page. */
    public PostForm() {
        var engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        this.page = engine.parse(read(), Variant.forContentType(Variant.TEXT_HTML));
    }

    private record Words(String title, String detail, String next) {}

    /**
     * The page, for one answer.
     *
     * @param language {@code nb}, {@code nn} or {@code en}
     */
    public OwnReply of(Question question, String response, String language, List<String> setCookies) {
        var words = Optional.ofNullable(WORDS.get(language)).orElseThrow();
        var html = page.data(Map.of(
                        "language", language,
                        "title", words.title(),
                        "detail", words.detail(),
                        "next", words.next(),
                        "script", new RawString(SCRIPT),
                        "to", question.answerTo(),
                        "response", Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)),
                        "relayState", question.relayState().orElse(""),
                        "hasRelayState", question.relayState().isPresent()))
                .render();
        return new OwnReply.HandedOn(html, SCRIPT, setCookies);
    }

    private static String read() {
        try (InputStream stream = PostForm.class.getResourceAsStream("/saml-pages/post.html")) {
            if (stream == null) {
                throw new IllegalStateException("no page post.html");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the page post.html", broken);
        }
    }
}
