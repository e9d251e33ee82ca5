package no.portvakt.minside.delivery.dialogporten;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.delivery.Parcel;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.Deadline;
import no.portvakt.minside.status.Milestone;

/**
 * From a case to a dialog. A case that demands a higher level than the service's policy over there is said to be there,
 * and no more: not its status, its steps, its dates, or what it is about. The form, the letters and the archive's number
 * stay here in any case. Pure.
 */
final class DialogWriter {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Dialog.Actor MUNICIPALITY = new Dialog.Actor("ServiceOwner");
    private static final Text OPEN = new Text("Åpne saken", "Opne saka", "Open the case");

    private final URI publicOrigin;

    DialogWriter(URI publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    /** The name of the dialog, before there is one. */
    static UUID id(CaseView.Open view) {
        return id(view.id(), view.received());
    }

    static UUID id(String caseId, Instant received) {
        return UuidV7.of(received, "case " + caseId);
    }

    /** All of it, as if there were none yet. */
    Dialog write(Parcel parcel, Resource resource, Instant now) {
        var view = parcel.snapshot().view();
        boolean open = resource.level().satisfies(parcel.snapshot().level());
        var words = open ? StatusWords.of(view.status()) : StatusWords.COVERED;
        return new Dialog(
                Optional.of(id(view)),
                Optional.of(view.id()),
                Optional.of(resource.urn()),
                Optional.of("urn:altinn:person:identifier-no:" + parcel.person().reveal()),
                Optional.of(view.received()),
                Optional.of(view.changed()),
                view.id(),
                words.status(),
                open ? Optional.of(view.status().id()) : Optional.empty(),
                open ? due(view, now) : Optional.empty(),
                content(view, words, open),
                List.of(new Dialog.Action(
                        "read", publicOrigin.resolve("/saker/" + view.id()), Dialog.localized(OPEN), "Primary", "GET")),
                open ? activities(view, now) : List.of());
    }

    private static Dialog.Content content(CaseView.Open view, StatusWords words, boolean open) {
        var title = open ? view.subject().map(Text::same).orElse(view.title()) : view.title();
        return new Dialog.Content(
                Dialog.Value.of(title),
                Dialog.Value.of(view.title()),
                Dialog.Value.of(words.text()),
                Dialog.Value.of(StatusWords.COVERED.text()));
    }

    /** Her own next deadline, as long as it is one: a date that has been is refused. */
    private static Optional<Instant> due(CaseView.Open view, Instant now) {
        return view.deadlines().stream()
                .filter(deadline -> deadline.kind() != Deadline.Kind.SVARFRIST)
                .map(deadline -> deadline.date()
                        .atTime(LocalTime.of(23, 59))
                        .atZone(NORWAY)
                        .toInstant())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private static List<Dialog.Activity> activities(CaseView.Open view, Instant now) {
        return view.timeline().stream().map(step -> activity(view, step, now)).toList();
    }

    private static Dialog.Activity activity(CaseView.Open view, Milestone step, Instant now) {
        var sentence = StatusWords.of(step.status()).text();
        return new Dialog.Activity(
                UuidV7.of(view.received(), "case " + view.id() + " step " + step.sequence()),
                step.startdato().isBefore(now) ? step.startdato() : now,
                "Information",
                URI.create("urn:portvakt:status:" + step.status().id()),
                Dialog.localized(step.navn().map(Text::same).orElse(sentence)),
                MUNICIPALITY);
    }
}
