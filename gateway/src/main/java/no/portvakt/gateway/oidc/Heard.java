package no.portvakt.gateway.oidc;

/** What a log-out token turned out to be. */
public sealed interface Heard {

    record Genuine(LogoutNotice notice) implements Heard {}

    /** Genuine, and heard before: already done. */
    record Again() implements Heard {}

    record NotGenuine(String why) implements Heard {}

    /** The identity provider's keys are not to be had just now. */
    record Unavailable() implements Heard {}
}
