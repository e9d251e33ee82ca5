package no.portvakt.gateway.frontchannel;

import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.SamlPage;

/**
 * The page with the frames: it goes on when all of them have loaded, after five seconds at the latest, and where there
 * are no scripts after five seconds. Thread-safe.
 */
final class FramesPage {

    private static final String SCRIPT = """
            const go = () => location.replace(document.getElementById('go').href);
            const frames = document.querySelectorAll('iframe');
            let left = frames.length;
            frames.forEach(frame => frame.addEventListener('load', () => { left -= 1; if (left === 0) go(); }));
            setTimeout(go, 5000);
            """;

    private static final Map<String, Words> LOGGING_OUT = Map.of(
            "nb",
                    new Words(
                            "Du logges ut",
                            "Du er logget ut her, og logges ut av tjenestene du har brukt.",
                            "Fortsett"),
            "nn",
                    new Words(
                            "Du blir logga ut",
                            "Du er logga ut her, og blir logga ut av tenestene du har brukt.",
                            "Hald fram"),
            "en",
                    new Words(
                            "You are being logged out",
                            "You are logged out here, and are being logged out of the services that you have used.",
                            "Continue"));

    private final Template page;

    FramesPage() {
        this.page = SamlPage.named("frames.html");
    }

    private record Words(String title, String detail, String next) {}

    /**
     * The page.
     *
     * @param frames what is opened, with its origin
     */
    OwnReply of(Map<URI, String> frames, String next, String language) {
        var words = Optional.ofNullable(LOGGING_OUT.get(language)).orElseThrow();
        var html = page.data(Map.of(
                        "language", language,
                        "title", words.title(),
                        "detail", words.detail(),
                        "next", words.next(),
                        "script", new RawString(SCRIPT),
                        "go", next,
                        "frames",
                                frames.keySet().stream()
                                        .map(URI::toString)
                                        .sorted()
                                        .toList()))
                .render();
        return new OwnReply.Framing(html, SCRIPT, Set.copyOf(frames.values()));
    }
}
