package no.portvakt.profiles.lint;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.lint.Lint.About;

/**
 * Names that are read as other names. An id is plain ASCII already, or the loader refuses it; so two ids can only be
 * alike by letters such as {@code l} and {@code 1}, while titles can hide a letter of another script.
 */
final class LookAlikes {

    private static final Set<UnicodeScript> OF_NO_SCRIPT =
            EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

    private LookAlikes() {}

    static void check(ServiceProfile service, About about) {
        Stream.of(service.title().nb(), service.title().nn(), service.title().en())
                .filter(LookAlikes::hasAWordOfTwoScripts)
                .findFirst()
                .ifPresent(title -> about.warn("title", "\"" + title + "\" has a word in letters of two scripts"));
        if (hasAWordOfTwoScripts(service.owner().organisation())) {
            about.warn("owner.organisation", "has a word in letters of two scripts");
        }
    }

    static void checkIds(ServiceCatalog catalog, Function<ServiceProfile, About> about) {
        Map<String, ServiceId> seen = new HashMap<>();
        for (var service : catalog.services()) {
            var first = seen.putIfAbsent(readAs(service.id().value()), service.id());
            if (first != null) {
                about.apply(service).warn("id", "reads like " + first);
            }
        }
    }

    /** One spelling for all that look the same in most typefaces. */
    private static String readAs(String id) {
        return id.replace("rn", "m")
                .replace("vv", "w")
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('0', 'o');
    }

    private static boolean hasAWordOfTwoScripts(String text) {
        return Stream.of(text.split("[^\\p{L}\\p{M}]+", -1))
                .anyMatch(word -> scripts(word).size() > 1);
    }

    private static Set<UnicodeScript> scripts(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(script -> !OF_NO_SCRIPT.contains(script))
                .collect(Collectors.toSet());
    }
}
