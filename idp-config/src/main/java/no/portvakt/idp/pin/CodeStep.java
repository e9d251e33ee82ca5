package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;

/** "PIN code number n" from the letter. A wrong code leaves the same number asked for; a used one never works again. */
public final class CodeStep implements LoginStep {

    private static final String METHOD = "Minid-PIN";
    private static final String WRONG = "portvaktPinWrong";
    private static final String NO_LETTER = "portvaktPinNoLetter";
    private static final String ASKED = "portvakt.pin.asked";

    private final Clock clock;

    public CodeStep(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var next = letters(context).next(context.getUser());
        next.ifPresent(code ->
                context.getAuthenticationSession().setAuthNote(ASKED, code.letterId() + "/" + code.codeNumber()));
        var form = context.form()
                .setExecution(context.getExecution().getId())
                .setAttribute(
                        "letterNumber",
                        next.map(PinLetters.NextCode::letterNumber).orElse(0))
                .setAttribute(
                        "codeNumber", next.map(PinLetters.NextCode::codeNumber).orElse(0))
                .setAttribute(
                        "codesLeft", next.map(PinLetters.NextCode::codesLeft).orElse(0));
        (next.isEmpty() ? Optional.of(NO_LETTER) : problem).ifPresent(form::setError);
        return form.createForm("portvakt-pin-code.ftl");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var citizen = context.getUser();
        if (AuthenticatorUtils.getDisabledByBruteForceEventError(context, citizen) != null) {
            return new StepOutcome.Unusable(WRONG);
        }
        var letters = letters(context);
        var next = letters.next(citizen);
        if (next.isEmpty()) {
            return new StepOutcome.Unusable(NO_LETTER);
        }
        var typed = Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst("code"))
                .flatMap(PinCode::parse);
        boolean right = isAsked(context, next.get())
                && typed.filter(code -> letters.use(next.get(), code)).isPresent();
        return right
                ? new StepOutcome.Passed(citizen, SecurityLevel.SUBSTANTIAL, METHOD)
                : new StepOutcome.Wrong(WRONG);
    }

    /** The page showed this number: else the code was used elsewhere meanwhile, and the page has to ask for the next. */
    private static boolean isAsked(AuthenticationFlowContext context, PinLetters.NextCode next) {
        return (next.letterId() + "/" + next.codeNumber())
                .equals(context.getAuthenticationSession().getAuthNote(ASKED));
    }

    private PinLetters letters(AuthenticationFlowContext context) {
        return new PinLetters(context.getSession(), context.getRealm(), clock);
    }
}
