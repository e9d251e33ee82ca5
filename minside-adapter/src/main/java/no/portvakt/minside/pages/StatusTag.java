package no.portvakt.minside.pages;

import no.portvakt.minside.status.CitizenStatus;

/**
 * A case's status as the pages show it.
 *
 * @param text one or two words
 * @param help what it means for the citizen
 * @param colour one of Designsystemet's; never the only carrier of the meaning
 */
public record StatusTag(String text, String help, String colour) {

    static StatusTag of(CitizenStatus status, Texts texts) {
        var colour =
                switch (status) {
                    case MOTTATT, AVSLUTTET -> "neutral";
                    case UNDER_BEHANDLING -> "info";
                    case VENTER_PAA_DEG -> "warning";
                    case VEDTATT -> "success";
                    case AVVIST -> "danger";
                };
        return new StatusTag(texts.of("status_" + status.id()), texts.of("help_" + status.id()), colour);
    }
}
