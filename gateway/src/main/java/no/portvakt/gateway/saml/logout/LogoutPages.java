package no.portvakt.gateway.saml.logout;

import io.quarkus.qute.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.SamlPage;
import no.portvakt.gateway.saml.answer.WayWords;

/** What the citizen sees of a log-out on its way, where it does not go on by itself. Thread-safe. */
final class LogoutPages {

    private static final Map<String, Words> STUCK = Map.of(
            "nb",
                    new Words(
                            "En tjeneste har ikke svart",
                            "Du er logget ut her. Vi vet ikke om du er logget ut av %s. Lukk nettleseren når du er ferdig.",
                            "Fortsett uten"),
            "nn",
                    new Words(
                            "Ei teneste har ikkje svart",
                            "Du er logga ut her. Vi veit ikkje om du er logga ut av %s. Lukk nettlesaren når du er ferdig.",
                            "Hald fram utan"),
            "en",
                    new Words(
                            "A service has not answered",
                            "You are logged out here. We do not know whether you are logged out of %s. Close the browser when you are done.",
                            "Continue without it"));

    private static final Map<String, Words> OVER = Map.of(
            "nb", new Words("Du er logget ut", "Lukk nettleseren når du er ferdig.", ""),
            "nn", new Words("Du er logga ut", "Lukk nettlesaren når du er ferdig.", ""),
            "en", new Words("You are logged out", "Close the browser when you are done.", ""));

    private static final Map<String, Words> OVER_HERE = Map.of(
            "nb",
                    new Words(
                            "Du er logget ut her",
                            "En tjeneste har ikke bekreftet at du er logget ut der. Lukk nettleseren når du er ferdig.",
                            ""),
            "nn",
                    new Words(
                            "Du er logga ut her",
                            "Ei teneste har ikkje stadfesta at du er logga ut der. Lukk nettlesaren når du er ferdig.",
                            ""),
            "en",
                    new Words(
                            "You are logged out here",
                            "One service has not confirmed that you are logged out there. Close the browser when you are done.",
                            ""));

    private final Template page;
    private final Template onward = SamlPage.named("onward.html");

    LogoutPages() {
        this.page = SamlPage.named("logout.html");
    }

    private record Words(String title, String detail, String next) {}

    /**
     * One portal has not answered.
     *
     * @param host the portal's
     * @param goOn the address that goes on without it
     */
    OwnReply stuck(String language, String host, String goOn) {
        return render(STUCK, language, host, goOn, List.of());
    }

    /** It goes on at once. */
    OwnReply onward(String language, String to, List<String> setCookies) {
        var words = WayWords.loggingOut(language);
        var html = onward.data(Map.of("language", language, "title", words.title(), "next", words.next(), "to", to))
                .render();
        return new OwnReply.Page(200, html, setCookies, false);
    }

    /** It is over. */
    OwnReply over(String language, boolean everywhere, List<String> setCookies) {
        return render(everywhere ? OVER : OVER_HERE, language, "", "", setCookies);
    }

    private OwnReply render(
            Map<String, Words> all, String language, String host, String goOn, List<String> setCookies) {
        var words = Optional.ofNullable(all.get(language)).orElseThrow();
        var html = page.data(Map.of(
                        "language", language,
                        "title", words.title(),
                        "detail", words.detail().formatted(host),
                        "next", words.next(),
                        "go", goOn))
                .render();
        return new OwnReply.Page(200, html, setCookies, false);
    }
}
