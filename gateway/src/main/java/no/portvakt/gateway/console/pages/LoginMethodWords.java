package no.portvakt.gateway.console.pages;

import java.util.Optional;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.simulate.SimulationReport;

/** Ways of logging in, as people say them. One that we have no words for is shown as it is recorded. */
final class LoginMethodWords {

    private LoginMethodWords() {}

    /** Blank stands for no log-in, as the report's own word does. */
    static String of(String method, Words words) {
        var key = method.isBlank() ? SimulationReport.NOT_LOGGED_IN : method;
        if (key.startsWith(LoginMethod.PROVIDER)) {
            return words.of("login.provider") + " " + key.substring(LoginMethod.PROVIDER.length());
        }
        return Optional.ofNullable(words.all().get("login." + key)).orElse(method);
    }
}
