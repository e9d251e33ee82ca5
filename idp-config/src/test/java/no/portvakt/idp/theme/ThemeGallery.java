package no.portvakt.idp.theme;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Prints each page of the theme in each state, with a model like the one that Keycloak makes. */
final class ThemeGallery {

    static final List<String> LANGUAGES = List.of("nb", "nn", "en", "se");

    /** Officers have not chosen Northern Sámi: their pages are in three languages. */
    static final List<String> OFFICERS_LANGUAGES = List.of("nb", "nn", "en");

    private static final String THEME = "/theme/portvakt/login";

    private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_32);
    private final String language;
    private final Properties messages;

    ThemeGallery(String language) {
        this.language = language;
        this.messages = messages(language);
        freemarker.setTemplateLoader(new ClassTemplateLoader(ThemeGallery.class, THEME));
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setLocale(Locale.ROOT);
    }

    Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("identify", print("portvakt-pin-identify.ftl", Map.of()));
        pages.put("identify-purpose", print("portvakt-pin-identify.ftl", Map.of("purpose", purpose())));
        pages.put("identify-wrong", print("portvakt-pin-identify.ftl", problem("portvaktIdentifyWrong")));
        pages.put("activate", print("portvakt-pin-activate.ftl", Map.of()));
        pages.put("activate-wrong", print("portvakt-pin-activate.ftl", problem("portvaktActivationWrong")));
        pages.put("code", print("portvakt-pin-code.ftl", code(9)));
        pages.put("order", print("portvakt-pin-order.ftl", Map.of("ordered", false)));
        pages.put("order-done", print("portvakt-pin-order.ftl", Map.of("ordered", true)));
        pages.put("code-ordered", print("portvakt-pin-code.ftl", with(code(3), Map.of("ordered", true))));
        pages.put("code-new-letter", print("portvakt-pin-code.ftl", with(code(3), Map.of("newLetter", 3))));
        pages.put("code-wrong", print("portvakt-pin-code.ftl", with(code(3), problem("portvaktPinWrong"))));
        pages.put("code-expired", print("portvakt-pin-code.ftl", with(code(0), problem("portvaktLetterExpired"))));
        pages.put("code-revoked", print("portvakt-pin-code.ftl", with(code(0), problem("portvaktLetterRevoked"))));
        pages.put("code-none", print("portvakt-pin-code.ftl", with(code(0), problem("portvaktPinNoLetter"))));
        new FactorPages(this).addTo(pages);
        pages.put("pki", print("portvakt-pki.ftl", Map.of("pkiUrl", "https://login.localhost:8444/x?a=1&b=2")));
        pages.put(
                "pki-problem",
                print(
                        "portvakt-pki.ftl",
                        Map.of("pkiUrl", "https://login.localhost:8444/x", "problem", "portvaktPkiExpired")));
        pages.put("methods", print("portvakt-methods.ftl", methods()));
        pages.put(
                "methods-problem",
                print("portvakt-methods.ftl", with(methods(), Map.of("problem", "portvaktBrokerTooLow"))));
        pages.put("told", print("portvakt-told.ftl", told(true)));
        pages.put("told-pseudonym", print("portvakt-told.ftl", told(false)));
        pages.put("identify-chosen", print("portvakt-pin-identify.ftl", Map.of("otherMethods", true)));
        pages.put("error", print("error.ftl", problem("cookieNotFoundMessage")));
        pages.put("info", print("info.ftl", Map.of("message", message("info", "alreadyLoggedIn"))));
        pages.put("expired", print("login-page-expired.ftl", Map.of()));
        pages.put("logout", print("logout-confirm.ftl", Map.of("logoutConfirm", Map.of("code", "c0de"))));
        if (OFFICERS_LANGUAGES.contains(language)) {
            new OfficerPages(this).addTo(pages);
        }
        return pages;
    }

    private static Map<String, Object> told(boolean number) {
        return Map.of(
                "seen",
                number ? "3 national-id" : "3",
                "told",
                Map.of(
                        "portal", "Skjemaportalen",
                        "service", "Byggesak",
                        "organisation", "Asker kommune",
                        "level", 3,
                        "number", number,
                        "methods", "PIN-koder fra brev",
                        "reads", "nn"));
    }

    /** What the pages load beside the styles, by the path that they ask for. */
    static Map<String, String> scripts() {
        var name = "/js/portvakt-webauthn.js";
        try (var stream = ThemeGallery.class.getResourceAsStream(THEME + "/resources" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return Map.of(
                    "resources/v/login/portvakt" + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Properties messages(String language) {
        var name = THEME + "/messages/messages_" + language + ".properties";
        try (var stream = ThemeGallery.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            var messages = new Properties();
            messages.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return messages;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String print(String template, Map<String, Object> page) {
        try (var printed = new StringWriter()) {
            freemarker.getTemplate(template).process(with(model(), page), printed);
            return printed.toString();
        } catch (IOException | TemplateException broken) {
            throw new IllegalStateException(template, broken);
        }
    }

    private Map<String, Object> model() {
        var model = new HashMap<String, Object>();
        model.put("lang", language);
        model.put("msg", (TemplateMethodModelEx) this::msg);
        model.put(
                "url",
                Map.of(
                        "resourcesPath", "/resources/v/login/portvakt",
                        "loginAction", "/realms/innbygger/login-actions/authenticate?execution=1&client_id=2",
                        "loginRestartFlowUrl", "/realms/innbygger/login-actions/restart",
                        "logoutConfirmAction", "/realms/innbygger/protocol/openid-connect/logout/logout-confirm"));
        model.put("messagesPerField", OfficerPages.fields(Map.of()));
        model.put("realm", Map.of("internationalizationEnabled", true));
        model.put(
                "locale",
                Map.of(
                        "supported",
                        LANGUAGES.stream()
                                .map(tag -> Map.of("url", "?kc_locale=" + tag, "languageTag", tag))
                                .toList()));
        return model;
    }

    /** As Keycloak: a text that is missing would be printed as its key. Here it stops the test. */
    private Object msg(List<?> arguments) throws TemplateModelException {
        var key = String.valueOf(arguments.getFirst());
        var pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new TemplateModelException("no text '" + key + "' in " + language);
        }
        var values = arguments.stream().skip(1).map(String::valueOf).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    Map<String, Object> problem(String key) {
        return Map.of("message", message("error", key));
    }

    private Map<String, String> message(String type, String key) {
        return Map.of("type", type, "summary", messages.getProperty(key, ""));
    }

    private static Map<String, Object> methods() {
        return Map.of(
                "wantedLevel",
                3,
                "pin",
                true,
                "pki",
                true,
                "brokers",
                List.of(Map.of(
                        "alias",
                        "idporten",
                        "name",
                        "ID-porten",
                        "url",
                        "/realms/innbygger/broker/idporten/login?a=1")));
    }

    private static Map<String, Object> purpose() {
        return Map.of(
                "service",
                "Barnehageplass",
                "reason",
                "Søknaden har opplysninger om barnet.",
                "language",
                "nb",
                "level",
                3);
    }

    static Map<String, Object> code(int left) {
        return Map.of(
                "letterNumber",
                2,
                "codeNumber",
                7,
                "codesLeft",
                left,
                "few",
                left > 0 && left < 5,
                "newLetter",
                0,
                "ordered",
                false);
    }

    static Map<String, Object> with(Map<String, Object> first, Map<String, Object> second) {
        var both = new HashMap<>(first);
        both.putAll(second);
        return both;
    }
}
