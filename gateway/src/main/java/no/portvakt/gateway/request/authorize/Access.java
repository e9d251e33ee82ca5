package no.portvakt.gateway.request.authorize;

import no.portvakt.profiles.reason.Reason;

/** Whether the caller may do this. */
public sealed interface Access permits Permitted, StepUpNeeded, Access.Refused {

    /** Nothing that this caller can do would change it. */
    record Refused(Reason reason) implements Access {}
}
