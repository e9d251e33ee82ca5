package no.portvakt.gateway.console.pages;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.EvaluatedParams;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * Prints pages with Qute, in an engine of our own, so that a page can be printed in a plain unit test. Strict: a name
 * that a template misspells stops the page. Everything is escaped for HTML; no template may use {@code raw}.
 *
 * <p>In templates {@code {m:key}} and {@code {m:key(argument)}} are our words in the page's language.
 */
final class PageRenderer {

    private static final String WORDS = "words";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addNamespaceResolver(NamespaceResolver.builder("m")
                    .resolveAsync(PageRenderer::words)
                    .build())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(PageRenderer::locate)
            .strictRendering(true)
            .removeStandaloneLines(true)
            .build();

    String print(Page page, Visit visit, List<String> banner, String token) {
        return print(page, visit.words(), Frame.around(page, visit, banner, token));
    }

    String print(Page page, Words words, Frame frame) {
        return engine.getTemplate(page.template())
                .instance()
                .setAttribute(WORDS, words)
                .data("page", page)
                .data("frame", frame)
                .render();
    }

    private static CompletionStage<Object> words(EvalContext context) {
        var arguments = EvaluatedParams.evaluate(context);
        return arguments.stage.thenApply(evaluated -> {
            var words = (Words) context.getAttribute(WORDS);
            var values = new String[context.getParams().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = valueOf(arguments, i);
            }
            return words.of(context.getName(), values);
        });
    }

    private static String valueOf(EvaluatedParams arguments, int index) {
        try {
            return String.valueOf(arguments.getResult(index));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while printing", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("cannot print an argument", broken);
        }
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String name) {
        return Optional.ofNullable(PageRenderer.class.getResourceAsStream("/console-pages/" + name + ".html"))
                .map(HtmlFile::new);
    }

    private record HtmlFile(InputStream stream) implements TemplateLocator.TemplateLocation {

        @Override
        public Reader read() {
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
