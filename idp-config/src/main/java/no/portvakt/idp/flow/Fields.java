package no.portvakt.idp.flow;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What the citizen typed into a form. */
public final class Fields {

    /** Nothing that a form of ours asks for is longer; what is longer is not even looked at. */
    private static final int LONGEST = 256;

    private final AuthenticationFlowContext context;

    private Fields(AuthenticationFlowContext context) {
        this.context = context;
    }

    public static Fields of(AuthenticationFlowContext context) {
        return new Fields(context);
    }

    /** Empty if it was not sent, or is longer than anything that could be right. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst(name))
                .filter(typed -> typed.length() <= LONGEST);
    }

    /** Whether a button of this name and value was pressed. */
    public boolean pressed(String name, String value) {
        return named(name).filter(value::equals).isPresent();
    }
}
