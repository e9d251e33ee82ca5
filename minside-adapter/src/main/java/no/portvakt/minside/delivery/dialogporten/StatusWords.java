package no.portvakt.minside.delivery.dialogporten;

import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CitizenStatus;

/**
 * A citizen status as it is said over there.
 *
 * @param status Dialogporten's own word
 * @param text a sentence
 */
record StatusWords(String status, Text text) {

    /** For a case that may not be told of: that there is one, and where to see it. */
    static final StatusWords COVERED = new StatusWords(
            "NotApplicable",
            new Text(
                    "Logg inn på MinSide for å se saken.",
                    "Logg inn på MinSide for å sjå saka.",
                    "Log in to MinSide to see the case."));

    static StatusWords of(CitizenStatus status) {
        return switch (status) {
            case MOTTATT ->
                new StatusWords(
                        "Awaiting",
                        new Text(
                                "Vi har fått søknaden din.", "Vi har fått søknaden din.", "We have your application."));
            case UNDER_BEHANDLING ->
                new StatusWords(
                        "InProgress",
                        new Text(
                                "Saken din er under behandling.",
                                "Saka di er under behandling.",
                                "Your case is being handled."));
            case VENTER_PAA_DEG ->
                new StatusWords(
                        "RequiresAttention",
                        new Text("Vi trenger noe fra deg.", "Vi treng noko frå deg.", "We need something from you."));
            case VEDTATT ->
                new StatusWords(
                        "Completed", new Text("Saken din er avgjort.", "Saka di er avgjord.", "Your case is decided."));
            case AVSLUTTET ->
                new StatusWords(
                        "Completed",
                        new Text("Saken din er avsluttet.", "Saka di er avslutta.", "Your case is closed."));
            case AVVIST ->
                new StatusWords(
                        "Completed", new Text("Saken din er avvist.", "Saka di er avvist.", "Your case is rejected."));
        };
    }
}
