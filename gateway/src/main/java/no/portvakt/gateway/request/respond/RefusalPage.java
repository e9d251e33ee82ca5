package no.portvakt.gateway.request.respond;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/** The page that a person sees instead of what was asked for: what is wrong, what to do, and the id to quote. */
public final class RefusalPage {

    private static final String TEMPLATE = "/no/portvakt/gateway/request/respond/refusal.html";
    private static final String HTML = "text/html";

    private final ReasonTexts texts;
    private final Template template;

    public RefusalPage(ReasonTexts texts) {
        this.texts = texts;
        var engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(HTML)))
                .build();
        this.template = engine.parse(source(), Variant.forContentType(HTML));
    }

    String render(Reply.Refusal refusal, CorrelationId correlation, Locale language) {
        var text = texts.of(refusal.reason(), language);
        var frame = PageWords.in(language);
        return template.data(Map.of(
                        "language", language.getLanguage(),
                        "title", text.title(),
                        "detail", text.detail(),
                        "words", frame,
                        "correlation", correlation.value(),
                        "level",
                                refusal.needed()
                                        .map(needed -> needed.level().number())
                                        .orElse(0),
                        "formKept", refusal.needed().map(Reply.Needed::formKept).orElse(false),
                        "stepUp", refusal.needed().map(Reply.Needed::stepUp).orElse("")))
                .render();
    }

    private static String source() {
        try (InputStream stream = RefusalPage.class.getResourceAsStream(TEMPLATE)) {
            if (stream == null) {
                throw new IllegalStateException(TEMPLATE + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
