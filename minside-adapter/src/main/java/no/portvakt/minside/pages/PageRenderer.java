package no.portvakt.minside.pages;

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
 * Prints pages with Qute. An engine of our own instead of the application's: a page can be printed in a plain unit test
 * within a second. Strict: a name that a template misspells stops the page. Everything is escaped for HTML, our own
 * words too; no template may use {@code raw}.
 *
 * <p>In templates {@code {m:key}} and {@code {m:key(argument)}} are our words in the page's language.
 */
public final class PageRenderer {

    private static final String TEXTS = "texts";

    private final Engine engine;
    private final String municipality;

    /**
     * Prints for one municipality.
     *
     * @param municipality its name, as it stands at the top of every page
     */
    public PageRenderer(String municipality) {
        this.municipality = municipality;
        this.engine = Engine.builder()
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
    }

    String print(Page page, Visit visit) {
        return engine.getTemplate(page.template())
                .instance()
                .setAttribute(TEXTS, visit.texts())
                .data("page", page)
                .data("frame", Frame.around(page, visit, municipality))
                .render();
    }

    private static CompletionStage<Object> words(EvalContext context) {
        var arguments = EvaluatedParams.evaluate(context);
        return arguments.stage.thenApply(evaluated -> {
            var texts = (Texts) context.getAttribute(TEXTS);
            var values = new String[context.getParams().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = valueOf(arguments, i);
            }
            return texts.of(context.getName(), values);
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
        return Optional.ofNullable(PageRenderer.class.getResourceAsStream("/minside-pages/" + name + ".html"))
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
