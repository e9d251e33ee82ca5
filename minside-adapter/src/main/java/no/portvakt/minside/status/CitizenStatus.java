package no.portvakt.minside.status;

import java.util.Arrays;
import java.util.Optional;

/** Where a case is, in the citizen's words. */
public enum CitizenStatus {
    MOTTATT("mottatt"),
    UNDER_BEHANDLING("underBehandling"),
    VENTER_PAA_DEG("venterPaaDeg"),
    VEDTATT("vedtatt"),
    AVSLUTTET("avsluttet"),
    AVVIST("avvist");

    private final String id;

    CitizenStatus(String id) {
        this.id = id;
    }

    /** As on the wire: {@code underBehandling}. */
    public String id() {
        return id;
    }

    /** Whether nothing more has to happen. */
    public boolean isOver() {
        return switch (this) {
            case MOTTATT, UNDER_BEHANDLING, VENTER_PAA_DEG -> false;
            case VEDTATT, AVSLUTTET, AVVIST -> true;
        };
    }

    public static Optional<CitizenStatus> of(String id) {
        return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
    }
}
