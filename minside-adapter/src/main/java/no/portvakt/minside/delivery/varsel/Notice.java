package no.portvakt.minside.delivery.varsel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.Milestone;

/**
 * What a citizen is notified of: that something has happened, never what, and without a link, since whoever wants to
 * deceive her sends links.
 *
 * @param sequence the step on the case's timeline
 */
record Notice(UUID caseId, long sequence, Kind kind) {

    /** What happened longer ago is no news: a municipality that begins to notify does not tell of last year. */
    private static final Duration NEWS = Duration.ofDays(7);

    private static final Text RECEIPT = new Text(
            "Vi har fått skjemaet ditt. Logg inn på Min side for å følge saken.",
            "Vi har fått skjemaet ditt. Logg inn på Mi side for å følgje saka.",
            "We have received your form. Log in to Min side to follow the case.");
    private static final Text ACTION = new Text(
            "Vi trenger noe fra deg i en sak. Logg inn på Min side for å se hva.",
            "Vi treng noko frå deg i ei sak. Logg inn på Mi side for å sjå kva.",
            "We need something from you in a case. Log in to Min side to see what.");
    private static final Text DECISION = new Text(
            "Det er kommet svar i en sak. Logg inn på Min side for å lese det.",
            "Det er kome svar i ei sak. Logg inn på Mi side for å lese det.",
            "There is an answer in a case. Log in to Min side to read it.");

    /** What she is notified of. */
    enum Kind {
        RECEIPT,
        ACTION,
        DECISION
    }

    Text words() {
        return switch (kind) {
            case RECEIPT -> RECEIPT;
            case ACTION -> ACTION;
            case DECISION -> DECISION;
        };
    }

    /** The last step that is worth a notice, if it still says something and is news. */
    static Optional<Notice> of(CaseView.Open view, Instant now) {
        return view.timeline().stream()
                .filter(step -> kindOf(step.status()).isPresent())
                .max(Comparator.comparingLong(Milestone::sequence))
                .filter(step -> step.startdato().isAfter(now.minus(NEWS)))
                .flatMap(step -> kindOf(step.status())
                        .filter(kind -> stillHolds(kind, view.status()))
                        .map(kind -> new Notice(UUID.fromString(view.id()), step.sequence(), kind)));
    }

    private static Optional<Kind> kindOf(CitizenStatus status) {
        return switch (status) {
            case MOTTATT -> Optional.of(Kind.RECEIPT);
            case VENTER_PAA_DEG -> Optional.of(Kind.ACTION);
            case VEDTATT, AVVIST -> Optional.of(Kind.DECISION);
            case UNDER_BEHANDLING, AVSLUTTET -> Optional.empty();
        };
    }

    /** She need not be asked for what she has given since, nor told of a form that is long being handled. */
    private static boolean stillHolds(Kind kind, CitizenStatus now) {
        return switch (kind) {
            case RECEIPT -> now == CitizenStatus.MOTTATT;
            case ACTION -> now == CitizenStatus.VENTER_PAA_DEG;
            case DECISION -> true;
        };
    }

    /** Always the same for this step: whoever sends can tell a repetition by it. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("varsel:" + caseId + ":" + sequence).getBytes(StandardCharsets.UTF_8));
    }
}
