package no.portvakt.gateway.saml.delegate;

import io.quarkus.qute.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.PageWords;
import no.portvakt.gateway.saml.answer.SamlPage;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.profiles.level.MethodWords;
import no.portvakt.profiles.words.WrittenWords;

/** What a citizen is shown before a portal is told about her. It works without scripts. Thread-safe. */
final class DisclosurePage {

    private final Template page = SamlPage.named("told.html");
    private final Template onward = SamlPage.named("onward.html");
    private final WrittenWords words = PageWords.of("/saml-pages/told");

    /**
     * The page.
     *
     * @param name of the question, in this browser
     * @param wasSent whether she was sent to log in for it
     * @param language {@code nb}, {@code nn} or {@code en}
     */
    OwnReply of(String name, boolean wasSent, Disclosure disclosure, String language) {
        var locale = Locale.of(language);
        var said = words.in(language);
        var html = page.data(Map.ofEntries(
                        Map.entry("t", said),
                        Map.entry("language", language),
                        Map.entry("portal", disclosure.portal().in(locale)),
                        Map.entry("service", disclosure.service().in(locale)),
                        Map.entry("organisation", disclosure.organisation()),
                        Map.entry("who", said.get(disclosure.number() ? "who.number" : who(disclosure.lasting()))),
                        Map.entry(
                                "level", said.get("level." + disclosure.level().number())),
                        Map.entry(
                                "method",
                                MethodWords.in(language, disclosure.method().orElse(List.of()))),
                        Map.entry(
                                "reads",
                                disclosure
                                        .language()
                                        .map(tag -> said.get("language." + tag))
                                        .orElse("")),
                        Map.entry("to", SamlPaths.TOLD),
                        Map.entry("name", name),
                        Map.entry("sent", wasSent),
                        Map.entry("seen", disclosure.kinds())))
                .render();
        return OwnReply.Page.of(html);
    }

    private static String who(boolean lasting) {
        return lasting ? "who.lasting" : "who.passing";
    }

    /** Goes on by itself. */
    OwnReply onward(String to, String language, List<String> setCookies) {
        var said = words.in(language);
        var html = onward.data(Map.of(
                        "to", to, "language", language, "title", said.get("onward.title"), "next", said.get("go")))
                .render();
        return new OwnReply.Page(200, html, setCookies, false);
    }
}
