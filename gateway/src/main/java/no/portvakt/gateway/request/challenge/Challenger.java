package no.portvakt.gateway.request.challenge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.request.authorize.StepUpNeeded;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.AcrMapping;

/** Sends browsers to the log-in and tells programs what is missing. */
public final class Challenger {

    /** Handled by {@code login}: {@code ?return=/path&level=N}, and {@code &max_age=SECONDS} if the rule has one. */
    public static final String LOGIN_PATH = "/_portvakt/login";

    private static final List<String> FORMS = List.of("application/x-www-form-urlencoded", "multipart/form-data");
    private static final Set<String> CAN_BE_REPEATED = Set.of("GET", "HEAD");

    /** A page asked for with a longer address than this is forgotten over the log-in. */
    private static final int LONGEST_RETURN = 2_000;

    private final AcrMapping levels;

    public Challenger(AcrMapping levels) {
        this.levels = levels;
    }

    public Challenge challenge(StepUpNeeded needed) {
        var exchange = needed.exchange();
        var missing = needed.missing();
        boolean person = isNavigation(exchange) && !needed.byToken();
        if (person && CAN_BE_REPEATED.contains(exchange.method())) {
            return new Challenge.GoAndLogIn(loginFor(missing, exchange.target()));
        }
        return new Challenge.Demanded(
                missing.reason(),
                missing.required(),
                levels.acrFor(missing.required()),
                missing.maxAge(),
                "https://" + exchange.authority() + loginFor(missing, "/"),
                person && isForm(exchange));
    }

    private static boolean isForm(Exchange exchange) {
        return exchange.method().equals("POST")
                && exchange.header("Content-Type")
                        .map(type -> type.toLowerCase(Locale.ROOT))
                        .filter(type -> FORMS.stream().anyMatch(type::startsWith))
                        .isPresent();
    }

    private static String loginFor(Decision.StepUpNeeded missing, String target) {
        var back = target.length() > LONGEST_RETURN ? "/" : target;
        return LOGIN_PATH + "?return=" + URLEncoder.encode(back, StandardCharsets.UTF_8) + "&level="
                + missing.required().number()
                + missing.maxAge()
                        .map(Duration::toSeconds)
                        .map(age -> "&max_age=" + age)
                        .orElse("");
    }

    /** Fetch metadata where a browser sends it; for older ones, that they ask for a page. */
    private static boolean isNavigation(Exchange exchange) {
        if (exchange.upgrade()) {
            return false;
        }
        Optional<String> mode = exchange.header("Sec-Fetch-Mode");
        return mode.map(value -> value.equals("navigate"))
                .orElseGet(() -> exchange.headers("Accept").stream().anyMatch(value -> value.contains("text/html")));
    }
}
