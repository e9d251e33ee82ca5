package no.portvakt.gateway.console.pages;

import java.util.Arrays;
import java.util.List;
import no.portvakt.gateway.console.officers.Language;

/**
 * What stands around a page.
 *
 * @param officer her name; blank for nobody
 * @param banner what every officer must know at once: one line each
 * @param token goes into every form
 */
public record Frame(
        String language,
        String officer,
        List<MenuEntry> menu,
        List<LanguageChoice> languages,
        List<String> banner,
        String token) {

    public Frame {
        menu = List.copyOf(menu);
        languages = List.copyOf(languages);
        banner = List.copyOf(banner);
    }

    static Frame around(Page page, Visit visit, List<String> banner, String token) {
        var menu = Arrays.stream(Page.Tab.values())
                .filter(tab -> visit.officer().mayAtAll(tab.action()))
                .map(tab -> new MenuEntry(
                        tab.path(),
                        visit.words().of(tab.key()),
                        page.tab().filter(tab::equals).isPresent()))
                .toList();
        return new Frame(
                visit.language().tag(),
                visit.officer().name(),
                menu,
                languages(visit.language(), visit.address()),
                banner,
                token);
    }

    /** For somebody whom we do not know: no menu, and nothing to log out of. */
    static Frame bare(Language language, String address) {
        return new Frame(language.tag(), "", List.of(), languages(language, address), List.of(), "");
    }

    private static List<LanguageChoice> languages(Language current, String address) {
        return Arrays.stream(Language.values())
                .map(language -> new LanguageChoice(
                        language.tag(), language.ownName(), Visit.in(language, address), language == current))
                .toList();
    }

    /** One entry of the main menu. */
    public record MenuEntry(String path, String text, boolean current) {}

    /** One language to read the page in. */
    public record LanguageChoice(String tag, String name, String link, boolean current) {}
}
