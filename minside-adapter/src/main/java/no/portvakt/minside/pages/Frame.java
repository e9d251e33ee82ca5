package no.portvakt.minside.pages;

import java.util.Arrays;
import java.util.List;
import no.portvakt.minside.person.Language;

/**
 * What stands around a page.
 *
 * @param language the page's own, as a BCP 47 tag
 * @param municipality whose pages these are
 * @param loggedIn whether there is somebody to log out
 */
public record Frame(
        String language, String municipality, boolean loggedIn, List<MenuEntry> menu, List<LanguageChoice> languages) {

    public Frame {
        menu = List.copyOf(menu);
        languages = List.copyOf(languages);
    }

    static Frame around(Page page, Visit visit, String municipality) {
        var texts = visit.texts();
        var menu = Arrays.stream(Page.Tab.values())
                .map(tab -> new MenuEntry(
                        tab.path(),
                        texts.of(tab.key()),
                        page.tab().filter(tab::equals).isPresent()))
                .toList();
        var languages = Arrays.stream(Language.values())
                .map(language -> new LanguageChoice(
                        language.tag(),
                        nameOf(language),
                        visit.path() + "?" + Visit.LANGUAGE_PARAMETER + "=" + language.tag(),
                        language == visit.language()))
                .toList();
        return new Frame(visit.language().tag(), municipality, visit.loggedIn(), menu, languages);
    }

    /** A language is named in itself: whoever looks for it can read that much. */
    private static String nameOf(Language language) {
        return switch (language) {
            case NB -> "Bokmål";
            case NN -> "Nynorsk";
            case EN -> "English";
        };
    }

    /** One entry of the main menu. */
    public record MenuEntry(String path, String text, boolean current) {}

    /** One language to read the page in. */
    public record LanguageChoice(String tag, String name, String link, boolean current) {}
}
