package no.portvakt.idp.pin;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.idp.factor.FactorChoice;
import no.portvakt.idp.flow.Fields;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.idp.flow.StepOutcome;
import no.portvakt.idp.lockout.Lockout;
import no.portvakt.idp.pin.PinLetters.NextCode;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/** "PIN code number n" from the letter. A wrong code leaves the same number asked for; a used one never works again. */
public final class CodeStep implements LoginStep {

    private static final String METHOD = "Minid-PIN";
    private static final String WRONG = "portvaktPinWrong";
    private static final String NEW_LETTER = "portvakt.pin.new-letter";
    private static final String ORDERED = "portvakt.pin.ordered";
    private static final String ASKED = "portvakt.pin.asked";

    private final Clock clock;
    private final FactorChoice others;

    /**
     * The page.
     *
     * @param others what she may choose instead
     */
    public CodeStep(Clock clock, FactorChoice others) {
        this.others = others;
        this.clock = clock;
    }

    @Override
    public Response page(AuthenticationFlowContext context, Optional<String> problem) {
        var letters = letters(context);
        var next = asked(context, letters);
        var session = context.getAuthenticationSession();
        next.ifPresent(code -> session.setAuthNote(ASKED, code.name()));
        var form = context.form().setExecution(context.getExecution().getId());
        others.offer(context);
        form.setAttribute("letterNumber", next.map(NextCode::letterNumber).orElse(0));
        form.setAttribute("codeNumber", next.map(NextCode::codeNumber).orElse(0));
        form.setAttribute("codesLeft", next.map(NextCode::codesLeft).orElse(0));
        form.setAttribute("few", next.filter(letters::areFew).isPresent());
        form.setAttribute(
                "newLetter",
                letters.nextOfNew(context.getUser())
                        .filter(fresh -> next.filter(code -> code.letterId().equals(fresh.letterId()))
                                .isEmpty())
                        .map(NextCode::letterNumber)
                        .orElse(0));
        form.setAttribute("ordered", session.getAuthNote(ORDERED) != null);
        (next.isEmpty() ? Optional.of(reason(letters, context.getUser())) : problem).ifPresent(form::setError);
        return form.createForm("portvakt-pin-code.ftl");
    }

    /** Why there is no code to ask for. */
    private static String reason(PinLetters letters, UserModel citizen) {
        return letters.newestState(citizen)
                .map(state -> switch (state) {
                    case ORDERED, PRINTED -> "portvaktLetterOrdered";
                    case EXPIRED -> "portvaktLetterExpired";
                    case REVOKED -> "portvaktLetterRevoked";
                    case SENT, ACTIVATED, USED_UP, REPLACED -> "portvaktPinNoLetter";
                })
                .orElse("portvaktPinNoLetter");
    }

    @Override
    public StepOutcome answer(AuthenticationFlowContext context) {
        var citizen = context.getUser();
        var fields = Fields.of(context);
        if (fields.pressed("letter", "new")) {
            context.getAuthenticationSession().setAuthNote(NEW_LETTER, "true");
            return new StepOutcome.Elsewhere(LoginPage.CODE);
        }
        var other = others.pressed(context);
        if (other.isPresent()) {
            return other.get();
        }
        var letters = letters(context);
        if (fields.pressed("order", "letter")) {
            // Either way a letter is on its way to where she is registered.
            letters.orderOwn(citizen);
            context.getAuthenticationSession().setAuthNote(ORDERED, "true");
            return new StepOutcome.Elsewhere(LoginPage.CODE);
        }
        var next = asked(context, letters);
        if (next.isEmpty()) {
            return new StepOutcome.Unusable(reason(letters, citizen));
        }
        var lockout = new Lockout(context.getSession());
        var ticket = lockout.admit(Lockout.Door.LOGIN, Optional.of(citizen.getUsername()));
        if (ticket.isEmpty()) {
            return new StepOutcome.Locked(WRONG);
        }
        // If it is something else by now than the page asked for, the code was used elsewhere, and the page asks anew.
        boolean right =
                next.get().name().equals(context.getAuthenticationSession().getAuthNote(ASKED))
                        && fields.named("code")
                                .map(code -> LetterCredential.typed(next.get(), code))
                                .filter(citizen.credentialManager()::isValid)
                                .isPresent();
        if (!right) {
            return new StepOutcome.Wrong(WRONG);
        }
        lockout.wasRight(ticket.get());
        lockout.loggedIn(citizen.getUsername());
        return new StepOutcome.Passed(citizen, SecurityLevel.SUBSTANTIAL, METHOD);
    }

    /** Of the letter in use, or of the new one if the citizen has said that she has it in her hand. */
    private static Optional<NextCode> asked(AuthenticationFlowContext context, PinLetters letters) {
        var citizen = context.getUser();
        return context.getAuthenticationSession().getAuthNote(NEW_LETTER) == null
                ? letters.next(citizen)
                : letters.nextOfNew(citizen).or(() -> letters.next(citizen));
    }

    private PinLetters letters(AuthenticationFlowContext context) {
        return new PinLetters(context.getSession(), context.getRealm(), clock);
    }
}
