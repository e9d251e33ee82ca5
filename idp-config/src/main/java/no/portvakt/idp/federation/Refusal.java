package no.portvakt.idp.federation;

/** Why a log-in by another provider came to nothing, with the theme's message for it. */
enum Refusal {
    /** She changed her mind there. */
    CANCELLED("portvaktBrokerCancelled"),
    /** The provider says that it went wrong, or what came back is not from it, or not for this log-in. */
    NOT_COMPLETED("portvaktBrokerNotCompleted"),
    /** It does not answer us. */
    AWAY("portvaktBrokerAway"),
    /** It does not say how sure it is, in a word that we know. */
    UNKNOWN_LEVEL("portvaktBrokerUnknownLevel"),
    /** Less sure than was asked for. */
    TOO_LOW("portvaktBrokerTooLow"),
    /** It does not say who she is. */
    NAMES_NO_PERSON("portvaktBrokerNamesNoPerson"),
    /** Somebody who does not exist, or a way of logging in that is for tests, where only real ones are let in. */
    TEST_PERSON("portvaktBrokerTestPerson"),
    /** Nobody who is enrolled here. */
    UNKNOWN_PERSON("portvaktBrokerUnknownPerson");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    String message() {
        return message;
    }
}
