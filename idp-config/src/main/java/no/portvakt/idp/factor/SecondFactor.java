package no.portvakt.idp.factor;

import org.keycloak.authentication.AuthenticationFlowContext;

/** What every second factor beside the letter can do. For a citizen who has shown her password, and has registered it. */
sealed interface SecondFactor permits AppFactor, MessageFactor {

    FactorMethod method();

    /** Whether it works here and now: what sends it is configured, and she has registered it. */
    boolean isUsable(AuthenticationFlowContext context);

    /** Where the code is to be found, for the page; blank if that goes without saying. */
    String place(AuthenticationFlowContext context);

    /** Sends a code, where one has to be sent. */
    Begun begin(AuthenticationFlowContext context);

    /** Looks at a code, and uses it up if it is right. */
    boolean isRight(AuthenticationFlowContext context, String typed);

    /** What came of it. */
    sealed interface Begun {

        /** She may type the code. */
        record Ready() implements Begun {}

        /** Too many were sent of late. */
        record TooMany() implements Begun {}

        /** It could not be sent. */
        record NotSent() implements Begun {}
    }
}
