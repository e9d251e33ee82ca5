package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 12: one log-out ends everything, from either side. */
final class LoggingOut {

    private static final List<String> HOSTS = List.of("minside", "norge", "hjemmehjelp", "barnehage");
    private static final Duration FOR_NOTICE = Duration.ofSeconds(5);

    private final Traveller traveller;

    LoggingOut(Traveller traveller) {
        this.traveller = traveller;
    }

    /** Sabotage: the citizen does not press the button. */
    String everywhere(boolean broken) {
        for (var host : HOSTS) {
            unless(traveller.session(host).authenticated(), "the citizen is logged in on " + host);
        }
        var confirm = traveller.open("minside", "/_portvakt/logout");
        var form = confirm.document().forms().stream()
                .filter(candidate -> candidate.attr("method").equalsIgnoreCase("post"))
                .findFirst()
                .orElseThrow(() -> new Unexpected("no page to confirm the log-out, but " + confirm));
        var left = broken ? confirm : traveller.browser().submit(confirm, form, Map.of());
        unless(left.status() == 200, "the log-out ends on a page, was " + left);
        var evidence = new ArrayList<String>();
        for (var host : HOSTS) {
            unless(!traveller.session(host).authenticated(), "the session on " + host + " is over");
            evidence.add(host);
        }
        var again = traveller.open("minside", "/saker");
        unless(LoginPages.asksForNumber(again), "Keycloak's session is over too, was " + again);
        return "over on %s and in Keycloak; from Keycloak's side: %s"
                .formatted(String.join(", ", evidence), fromKeycloak());
    }

    private String fromKeycloak() {
        var origin = traveller.on("minside", "/");
        unless(
                SessionView.of(traveller.othersBrowser(), origin).authenticated(),
                "the other citizen is still logged in");
        traveller.office().endSessions(traveller.other());
        var over = Patience.until(
                FOR_NOTICE,
                () -> SessionView.of(traveller.othersBrowser(), origin).authenticated()
                        ? Optional.<String>empty()
                        : Optional.of("over"));
        unless(over.isPresent(), "back-channel log-out ends the session within " + FOR_NOTICE);
        return "the other citizen's session is over";
    }
}
