package no.portvakt.idp.login;

import java.util.Optional;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.profiles.level.SecurityLevel;

/** Decides what to ask for next. Pure: the required level and the level reached say it all. */
final class LoginPlan {

    private LoginPlan() {}

    /**
     * Only what is missing. Level 4 is reached by the certificate alone, whatever came before it.
     *
     * @return empty if nothing is missing
     */
    static Optional<LoginPage> next(SecurityLevel required, SecurityLevel reached) {
        if (reached.satisfies(required)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (required) {
                    case HIGH -> LoginPage.CERTIFICATE;
                    case SUBSTANTIAL -> reached.satisfies(SecurityLevel.LOW) ? LoginPage.CODE : LoginPage.PASSWORD;
                    case LOW, SELF_DECLARED, OPEN -> LoginPage.PASSWORD;
                });
    }
}
