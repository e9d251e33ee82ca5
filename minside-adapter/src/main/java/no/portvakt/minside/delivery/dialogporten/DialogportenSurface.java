package no.portvakt.minside.delivery.dialogporten;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.delivery.DeliveryOutcome;
import no.portvakt.minside.delivery.DeliveryOutcome.Reason;
import no.portvakt.minside.delivery.Gone;
import no.portvakt.minside.delivery.Parcel;
import no.portvakt.minside.delivery.Surface;
import no.portvakt.minside.delivery.Telling;
import no.portvakt.minside.grant.Grants;
import no.portvakt.minside.person.Text;

/**
 * Cases as dialogs in Dialogporten. A dialog and each step in it have names that follow from the case, so that what is
 * said again after a break is there once; a change names the revision that it was made from, so that an older one that
 * was held up does not replace a newer one.
 */
public final class DialogportenSurface implements Surface {

    /** Its id: in the database, and in configuration. */
    public static final String ID = "dialogporten";

    /** In one call; a case with more steps takes more of them. */
    private static final int MOST_ACTIVITIES = 100;

    private static final Text ACTION = new Text(
            "Vi fortalte Dialogporten hvor saken din står.",
            "Vi fortalde Dialogporten kvar saka di står.",
            "We told Dialogporten where your case stands.");

    private static final Text PURPOSE = new Text(
            "For at du skal finne saken din også der",
            "For at du skal finne saka di også der",
            "For you to find your case there too");

    private final DialogCalls calls;
    private final DialogWriter writer;
    private final Map<String, Resource> resources;
    private final Clock clock;

    /**
     * Makes the surface.
     *
     * @param http what it is called with: TLS and proxies are its matter
     * @param base the address of Dialogporten
     * @param patience how long one of its answers may take to come in
     * @param resources what our services are over there, by our own ids
     * @param publicOrigin MinSide's address, which dialogs lead to
     */
    public DialogportenSurface(
            HttpClient http,
            URI base,
            Duration patience,
            Grants grants,
            Map<String, Resource> resources,
            URI publicOrigin,
            ObjectMapper json,
            Clock clock) {
        this.calls = new DialogCalls(http, base, patience, grants, json, clock);
        this.writer = new DialogWriter(publicOrigin);
        this.resources = Map.copyOf(resources);
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Telling prepare(Parcel parcel) {
        return new Telling.Ready(
                new AccessEntry.Receiver("991825827", "Digitaliseringsdirektoratet", "Dialogporten"),
                ACTION,
                PURPOSE,
                () -> deliver(parcel));
    }

    /** For good: one that is only marked as deleted can be restored there, with all that it says. */
    @Override
    public DeliveryOutcome withdraw(Gone gone) {
        return switch (calls.purge(DialogWriter.id(gone.caseId().toString(), gone.received()), gone.correlation())) {
            case Answer.Done _, Answer.Missing _ -> new DeliveryOutcome.Delivered();
            case Answer.Exists _, Answer.Found _ -> throw new IllegalStateException("not an answer to a purge");
            case Answer.Otherwise(var outcome) -> outcome;
        };
    }

    private DeliveryOutcome deliver(Parcel parcel) {
        return Optional.ofNullable(resources.get(parcel.snapshot().view().service()))
                .map(resource -> writer.write(parcel, resource, clock.instant()))
                .map(dialog -> parcel.known() ? changed(parcel, dialog) : made(parcel, dialog))
                .orElseGet(() -> new DeliveryOutcome.Refused(Reason.NOT_ALLOWED));
    }

    private DeliveryOutcome made(Parcel parcel, Dialog dialog) {
        return switch (calls.create(dialog.with(first(dialog.activities())), parcel.correlation())) {
            case Answer.Done _ -> done(dialog.activities());
            case Answer.Exists _ -> changed(parcel, dialog);
            case Answer.Missing _, Answer.Found _ -> throw new IllegalStateException("not an answer to a POST");
            case Answer.Otherwise(var outcome) -> outcome;
        };
    }

    private DeliveryOutcome changed(Parcel parcel, Dialog dialog) {
        var id = DialogWriter.id(parcel.snapshot().view());
        return switch (calls.read(id, dialog.party().orElse(""), parcel.correlation())) {
            case Answer.Found(var revision, var known) -> changed(parcel, dialog, revision, known);
            case Answer.Missing _ -> missing(parcel, dialog);
            case Answer.Done _, Answer.Exists _ -> throw new IllegalStateException("not an answer to a GET");
            case Answer.Otherwise(var outcome) -> outcome;
        };
    }

    /** One that was there before is made again; one that there should be, since its name is taken, is nobody's to guess. */
    private DeliveryOutcome missing(Parcel parcel, Dialog dialog) {
        return parcel.known()
                ? made(new Parcel(parcel.snapshot(), parcel.person(), false, parcel.correlation()), dialog)
                : new DeliveryOutcome.Unclear("its name is taken, and there is no such dialog", Reason.NOT_UNDERSTOOD);
    }

    private DeliveryOutcome changed(Parcel parcel, Dialog dialog, String revision, Set<UUID> known) {
        var id = DialogWriter.id(parcel.snapshot().view());
        var missing = dialog.activities().stream()
                .filter(activity -> !known.contains(activity.id()))
                .toList();
        return switch (calls.update(id, revision, dialog.changed(first(missing)), parcel.correlation())) {
            case Answer.Done _ -> done(missing);
            case Answer.Exists _, Answer.Missing _, Answer.Found _ ->
                throw new IllegalStateException("not an answer to a PUT");
            case Answer.Otherwise(var outcome) -> outcome;
        };
    }

    private static List<Dialog.Activity> first(List<Dialog.Activity> all) {
        return all.subList(0, Math.min(all.size(), MOST_ACTIVITIES));
    }

    private static DeliveryOutcome done(List<Dialog.Activity> all) {
        return all.size() > MOST_ACTIVITIES ? new DeliveryOutcome.Partly() : new DeliveryOutcome.Delivered();
    }
}
