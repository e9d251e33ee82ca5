package no.portvakt.gateway.request.respond;

import java.util.Locale;
import java.util.Map;

/** The few words of a refusal page that are the same for every reason. */
final class PageWords {

    private static final Map<String, String> NB = Map.of(
            "skip", "Hopp til innholdet",
            "home", "Til forsiden",
            "logIn", "Logg inn",
            "kept", "Det du fylte ut, er tatt vare på i ti minutter. Du kan sende det når du har logget inn.",
            "level", "Sikkerhetsnivået som kreves er",
            "quote", "Oppgi denne koden hvis du tar kontakt");

    private static final Map<String, String> NN = Map.of(
            "skip", "Hopp til innhaldet",
            "home", "Til framsida",
            "logIn", "Logg inn",
            "kept", "Det du fylte ut, er teke vare på i ti minutt. Du kan sende det når du har logga inn.",
            "level", "Sikkerheitsnivået som krevst er",
            "quote", "Oppgje denne koden om du tek kontakt");

    private static final Map<String, String> EN = Map.of(
            "skip", "Skip to the content",
            "home", "To the front page",
            "logIn", "Log in",
            "kept", "What you filled in is kept for ten minutes. You can send it when you have logged in.",
            "level", "The security level needed is",
            "quote", "Quote this code if you contact us");

    private PageWords() {}

    static Map<String, String> in(Locale language) {
        return switch (language.getLanguage()) {
            case "nn" -> NN;
            case "en" -> EN;
            default -> NB;
        };
    }
}
