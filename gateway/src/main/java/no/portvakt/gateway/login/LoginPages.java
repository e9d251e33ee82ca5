package no.portvakt.gateway.login;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.ownpath.PageWords;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.profiles.words.WrittenWords;

/**
 * The pages of log-in and log-out. They work without scripts, load nothing from elsewhere, and escape whatever is put
 * into them. Thread-safe.
 */
final class LoginPages {

    private static final String FOLDER = "/login-pages/";

    private final Engine engine;
    /** But for the reasons, which have their own catalogue. */
    private final WrittenWords texts = PageWords.of(FOLDER + "texts");

    private final ReasonTexts reasons = ReasonTexts.load();

    LoginPages() {
        var html = Variant.forContentType(Variant.TEXT_HTML);
        this.engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(name -> Optional.of(read(name)).map(template -> new TemplateLocator.TemplateLocation() {
                    @Override
                    public java.io.Reader read() {
                        return new java.io.StringReader(template);
                    }

                    @Override
                    public Optional<Variant> getVariant() {
                        return Optional.of(html);
                    }
                }))
                .strictRendering(true)
                .build();
    }

    /** Why it did not work, and how to go on. */
    String problem(Language language, Reason reason, Optional<String> retry, boolean offerLogout) {
        var text = reasons.of(reason, language.locale());
        return render(
                "problem",
                language,
                Map.of(
                        "title", text.title(),
                        "detail", text.detail(),
                        "retry", retry.orElse(""),
                        "offerLogout", offerLogout));
    }

    /** She turned back; nothing is wrong. */
    String cancelled(Language language, String retry) {
        var words = texts.in(language.tag());
        return render(
                "problem",
                language,
                Map.of(
                        "title",
                        words.getOrDefault("cancelled.title", ""),
                        "detail",
                        words.getOrDefault("cancelled.detail", ""),
                        "retry",
                        retry,
                        "offerLogout",
                        false));
    }

    /** Logged in, and what was being sent is still here. */
    String resume(Language language, String name, KeptForms.Form form) {
        var fields = form.fields().stream()
                .map(field -> Map.of("name", field.name(), "value", field.value()))
                .toList();
        var files = form.files().stream()
                .map(file -> Map.of(
                        "name", file.name(),
                        "fileName", file.fileName(),
                        "type", file.type(),
                        "content", file.content()))
                .toList();
        return render(
                "resume",
                language,
                Map.of(
                        "name", name,
                        "target", form.target(),
                        "fields", fields,
                        "files", files,
                        "multipart", form.multipart()));
    }

    String formGone(Language language) {
        return render("form-gone", language, Map.of());
    }

    String confirmLogout(Language language) {
        return render("logout", language, Map.of());
    }

    /** Goes on by itself, to other portals that are to be told. */
    String leaving(Language language, String next) {
        return render("leaving", language, Map.of("next", next));
    }

    /**
     * Says so.
     *
     * @param further where the log-out goes on
     */
    String loggedOut(Language language, LoggedOutHandler.Said said, Optional<URI> further) {
        return render(
                "logged-out",
                language,
                Map.of(
                        "withCard",
                        said.withCard(),
                        "onlyHere",
                        said.onlyHere(),
                        "notPortals",
                        said.notPortals(),
                        "further",
                        further.map(URI::toString).orElse("")));
    }

    private String render(String page, Language language, Map<String, Object> data) {
        var all = new HashMap<>(data);
        all.put("t", texts.in(language.tag()));
        all.put("language", language.tag());
        return engine.getTemplate(page).data(all).render();
    }

    private static String read(String name) {
        try (InputStream stream = LoginPages.class.getResourceAsStream(FOLDER + name + ".html")) {
            if (stream == null) {
                throw new IllegalStateException("no page " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the page " + name, broken);
        }
    }
}
