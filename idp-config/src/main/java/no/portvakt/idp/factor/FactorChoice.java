package no.portvakt.idp.factor;

import java.util.Optional;
import no.portvakt.idp.factor.SecondFactor.Begun;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.StepOutcome;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The choice between the factors that a citizen has. A code is sent when she presses a button, never by a page alone. */
public final class FactorChoice {

    static final String NOT_SENT = "portvaktFactorNotSent";
    static final String TOO_MANY = "portvaktFactorTooMany";

    private static final String CHOSEN = "portvakt.factor";

    private final Factors factors;

    FactorChoice(Factors factors) {
        this.factors = factors;
    }

    /** For the page: the words of the factors that can be chosen. */
    public void offer(AuthenticationFlowContext context) {
        context.form()
                .setAttribute(
                        "factors",
                        factors.usable(context).stream()
                                .map(factor -> factor.method().word())
                                .toList());
    }

    /** What follows if a button of {@link #offer} was pressed; empty if none was. */
    public Optional<StepOutcome> pressed(AuthenticationFlowContext context) {
        return Fields.of(context).named("factor").map(word -> factors.usable(context).stream()
                .filter(factor -> factor.method().word().equals(word))
                .findFirst()
                .map(factor -> begin(context, factor))
                .orElseGet(() -> new StepOutcome.Elsewhere(LoginPage.CODE)));
    }

    private static StepOutcome begin(AuthenticationFlowContext context, SecondFactor factor) {
        return switch (factor.begin(context)) {
            case Begun.Ready _ -> {
                context.getAuthenticationSession()
                        .setAuthNote(CHOSEN, factor.method().word());
                yield new StepOutcome.Elsewhere(LoginPage.FACTOR);
            }
            case Begun.TooMany _ -> new StepOutcome.Locked(TOO_MANY);
            case Begun.NotSent _ -> new StepOutcome.Unusable(NOT_SENT);
        };
    }

    /** The chosen one, if it is still one that can be used. */
    Optional<SecondFactor> chosen(AuthenticationFlowContext context) {
        var word = context.getAuthenticationSession().getAuthNote(CHOSEN);
        return factors.usable(context).stream()
                .filter(factor -> factor.method().word().equals(word))
                .findFirst();
    }
}
