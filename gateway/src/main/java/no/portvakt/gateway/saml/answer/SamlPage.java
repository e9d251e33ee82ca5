package no.portvakt.gateway.saml.answer;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page that a citizen meets on her way between portals: everything put into it is escaped, and nothing may be missing. */
public final class SamlPage {

    private SamlPage() {}

    /** One of {@code saml-pages}, in the frame that they share. */
    public static Template named(String file) {
        var html = Variant.forContentType(Variant.TEXT_HTML);
        var engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        engine.putTemplate("frame", engine.parse(read("frame.html"), html));
        return engine.parse(read(file), html);
    }

    private static String read(String file) {
        try (InputStream stream = SamlPage.class.getResourceAsStream("/saml-pages/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("no page " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the page " + file, broken);
        }
    }
}
