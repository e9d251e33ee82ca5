package no.portvakt.idp.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of second factors beside the letter. */
final class FactorPages {

    private static final String CODE = "portvakt-factor-code.ftl";
    private static final String REGISTRATION = "portvakt-factors.ftl";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final ThemeGallery gallery;

    FactorPages(ThemeGallery gallery) {
        this.gallery = gallery;
    }

    void addTo(Map<String, String> pages) {
        var letter = ThemeGallery.with(ThemeGallery.code(3), Map.of("factors", List.of("sms", "email", "app")));
        pages.put("code-others", gallery.print("portvakt-pin-code.ftl", ThemeGallery.with(letter, manage(false))));
        var asked = Map.<String, Object>of(
                "factor", "sms", "place", "•• •• •• 67", "factors", List.of("sms", "email", "app"));
        pages.put(
                "factor-wrong", gallery.print(CODE, ThemeGallery.with(asked, gallery.problem("portvaktFactorWrong"))));
        pages.put("factors", gallery.print(REGISTRATION, registration("")));
        pages.put("factors-adding-app", gallery.print(REGISTRATION, registration("app")));
        pages.put(
                "factors-adding-wrong",
                gallery.print(
                        REGISTRATION, ThemeGallery.with(registration("sms"), gallery.problem("portvaktFactorWrong"))));
    }

    private static Map<String, Object> manage(boolean wanted) {
        return Map.of("factorsOffered", true, "factorsWanted", wanted);
    }

    private static Map<String, Object> registration(String adding) {
        var offered = new LinkedHashMap<String, Map<String, Object>>();
        offered.put("sms", Map.of("registered", true, "place", "•• •• •• 67"));
        offered.put("email", Map.of("registered", false, "place", ""));
        offered.put("app", Map.of("registered", false, "place", ""));
        return Map.of(
                "offered",
                offered,
                "adding",
                adding,
                "saved",
                adding.isEmpty(),
                "secret",
                "JBSW Y3DP EHPK 3PXP",
                "picture",
                PIXEL);
    }
}
