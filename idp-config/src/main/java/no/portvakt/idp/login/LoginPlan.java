package no.portvakt.idp.login;

import java.util.Optional;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.profiles.level.SecurityLevel;

/** Decides what to ask for next. Pure: two levels, the ways that there are and the one she chose say it all. */
final class LoginPlan {

    private LoginPlan() {}

    /** What follows. */
    sealed interface Next {

        /** Nothing is missing. */
        record Done() implements Next {}

        record Show(LoginPage page) implements Next {}

        /** No way leads there. */
        record Unreachable() implements Next {}
    }

    /**
     * Only what is missing. Level 4 is reached by the certificate or by another provider, whatever came before it. Where
     * there are other providers she chooses among all ways that are enough.
     */
    static Next next(SecurityLevel required, SecurityLevel reached, LoginWays ways, Optional<LoginPage> chosen) {
        if (reached.satisfies(required)) {
            return new Next.Done();
        }
        if (!ways.reach(required)) {
            return new Next.Unreachable();
        }
        if (!ways.haveBrokersFor(required)) {
            return own(ways.pinReaches(required) ? LoginPage.PASSWORD : LoginPage.CERTIFICATE, reached);
        }
        return chosen.filter(way -> ways.offer(way, required))
                .map(way -> own(way, reached))
                .orElseGet(() -> new Next.Show(LoginPage.METHODS));
    }

    private static Next own(LoginPage way, SecurityLevel reached) {
        boolean half = way == LoginPage.PASSWORD && reached.satisfies(SecurityLevel.LOW);
        return new Next.Show(half ? LoginPage.CODE : way);
    }
}
