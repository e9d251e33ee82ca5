package no.portvakt.gateway.console.assessment;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.stream.Collectors;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.AssessmentTexts;
import no.portvakt.profiles.assess.ConsequenceCategory;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.assess.Step;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * Prints an assessment as PDF/UA: tagged, with its language and title, fonts inside. It shows what was asked, what was
 * answered, how the recommendation follows, and what was decided. Thread-safe.
 */
public final class AssessmentPdf {

    private static final String FOLDER = "/console/assessment/";
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String FAMILY = "Liberation Sans";

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(AssessmentPdf::locate)
            .strictRendering(true)
            .build();
    private final AssessmentTexts words = AssessmentTexts.shipped();

    static {
        // It tells of every style sheet and font.
        XRLog.setLoggingEnabled(false);
    }

    /** One line of the table of consequences. */
    public record Row(String category, String grade, int level) {}

    /** Everything that the template prints; the words around it are texts of ours. */
    public record Page(
            String language,
            String service,
            String organisation,
            Assessment assessment,
            int decided,
            int recommended,
            boolean below,
            String frequency,
            String motivation,
            List<Row> rows,
            List<String> steps,
            String source,
            String version) {}

    /**
     * Prints it.
     *
     * @param matrix what the assessment is held against
     * @param version which version of the document it is taken from
     */
    public byte[] print(
            RiskMatrix matrix, ServiceProfile profile, Assessment assessment, String version, Locale locale) {
        return pdf(html(page(matrix, profile, assessment, version, locale), locale));
    }

    String html(Page page, Locale locale) {
        return engine.getTemplate("assessment.html")
                .instance()
                .data("page", page)
                .data("text", words(locale))
                .render();
    }

    Page page(RiskMatrix matrix, ServiceProfile profile, Assessment assessment, String version, Locale locale) {
        var recommendation = matrix.recommend(assessment);
        var likely = matrix.likelihood(assessment.likelihood());
        var rows = Arrays.stream(ConsequenceCategory.values())
                .map(category -> new Row(
                        words.name(category, locale),
                        words.name(assessment.consequenceFor(category), locale),
                        matrix.levelFor(category, assessment.consequenceFor(category), likely)
                                .number()))
                .toList();
        return new Page(
                locale.getLanguage(),
                title(profile, locale),
                profile.owner().organisation(),
                assessment,
                assessment.level().number(),
                recommendation.level().number(),
                !assessment.level().satisfies(recommendation.level()),
                words.name(assessment.likelihood().frequency(), locale),
                words.name(assessment.likelihood().motivation(), locale),
                rows,
                recommendation.reasoning().stream()
                        .map((Step step) -> step.in(locale))
                        .toList(),
                matrix.source(),
                version);
    }

    private static String title(ServiceProfile profile, Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> profile.title().en();
            case "nn" -> profile.title().nn();
            default -> profile.title().nb();
        };
    }

    private static byte[] pdf(String html) {
        try (var out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(() -> resource(FONT), FAMILY)
                    .withHtmlContent(html, null)
                    .withProducer("Portvakt")
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException("an assessment cannot be printed", broken);
        }
    }

    private static Map<String, String> words(Locale locale) {
        var language = List.of("nb", "nn", "en").contains(locale.getLanguage()) ? locale.getLanguage() : "nb";
        try (Reader reader =
                new InputStreamReader(resource(FOLDER + "texts_" + language + ".properties"), StandardCharsets.UTF_8)) {
            var bundle = new PropertyResourceBundle(reader);
            return bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String name) {
        try (InputStream stream = resource(FOLDER + name)) {
            var template = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new TemplateLocator.TemplateLocation() {
                @Override
                public Reader read() {
                    return new StringReader(template);
                }

                @Override
                public Optional<Variant> getVariant() {
                    return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream resource(String name) {
        var stream = AssessmentPdf.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return stream;
    }
}
