package no.portvakt.minside.delivery.varsel;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.delivery.DeliveryOutcome;
import no.portvakt.minside.delivery.DeliveryOutcome.Reason;
import no.portvakt.minside.delivery.Gone;
import no.portvakt.minside.delivery.Parcel;
import no.portvakt.minside.delivery.Surface;
import no.portvakt.minside.delivery.Telling;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import org.jdbi.v3.core.Jdbi;

/**
 * Notifies citizens of a receipt, a decision, and of what is needed from them: by SMS, or by e-mail where the register has
 * no number. Who is reserved, or cannot be reached, is told on paper: the fagsystem hears of it. Each step is told once;
 * of several that come together the last alone.
 */
public final class VarselSurface implements Surface {

    /** Its id: in the database. */
    public static final String ID = "varsel";

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final Text PURPOSE = new Text(
            "For at du skal vite at du kan logge inn og se",
            "For at du skal vite at du kan logge inn og sjå",
            "For you to know that you can log in and see");

    private final Notices notices;
    private final ContactRegister register;
    private final Function<UUID, Language> languages;
    private final Channels channels;
    private final String municipality;
    private final Clock clock;

    /** How messages are brought; at least one. */
    public record Channels(Optional<Messenger> sms, Optional<Messenger> email) {}

    /**
     * What is looked at.
     *
     * @param register Kontakt- og reservasjonsregisteret
     * @param languages what the citizen of a case reads
     */
    public record Surroundings(Jdbi jdbi, Source register, AccessLog accessLog, Function<UUID, Language> languages) {}

    /**
     * Makes it.
     *
     * @param municipality who notifies: the first word of every message
     */
    public VarselSurface(Surroundings around, Channels channels, String municipality, Clock clock) {
        this.notices = new Notices(around.jdbi());
        this.register = new ContactRegister(
                around.register(), around.accessLog(), new AccessEntry.Receiver("", municipality, "MinSide"), clock);
        this.languages = around.languages();
        this.channels = channels;
        this.municipality = municipality;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Telling prepare(Parcel parcel) {
        return Notice.of(parcel.snapshot().view(), clock.instant())
                .filter(notice -> !notices.isTold(notice))
                .map(notice -> prepare(parcel, notice))
                .orElseGet(() -> new Telling.Settled(new DeliveryOutcome.Delivered()));
    }

    /** What was sent is with her, and stays hers. */
    @Override
    public DeliveryOutcome withdraw(Gone gone) {
        return new DeliveryOutcome.Delivered();
    }

    private Telling prepare(Parcel parcel, Notice notice) {
        var wait = untilMorning(notice);
        if (wait.isPresent()) {
            return new Telling.Settled(new DeliveryOutcome.TryLater("it is night", wait));
        }
        return switch (register.of(parcel)) {
            case Contact.Mobile(var number)
            when channels.sms().isPresent() -> ready(notice, channels.sms().get(), Channel.SMS, number);
            case Contact.Email(var address)
            when channels.email().isPresent() -> ready(notice, channels.email().get(), Channel.EMAIL, address);
            case Contact.Mobile _, Contact.Email _, Contact.Nowhere _ -> onPaper(Reason.NO_ADDRESS);
            case Contact.Reserved _ -> onPaper(Reason.RESERVED);
            case Contact.Away(var problem) ->
                new Telling.Settled(new DeliveryOutcome.TryLater("the contact register: " + problem, Optional.empty()));
            case Contact.Unclear _ ->
                new Telling.Settled(new DeliveryOutcome.Unclear(
                        "the contact register does not say whether she is reserved", Reason.NOT_UNDERSTOOD));
        };
    }

    /** Whoever has just sent a form is awake; nobody else is woken. */
    private Optional<Duration> untilMorning(Notice notice) {
        var now = clock.instant().atZone(NORWAY);
        var time = now.toLocalTime();
        boolean night = time.isBefore(MORNING) || !time.isBefore(EVENING);
        if (notice.kind() == Notice.Kind.RECEIPT || !night) {
            return Optional.empty();
        }
        var day = time.isBefore(MORNING) ? now.toLocalDate() : now.toLocalDate().plusDays(1);
        return Optional.of(Duration.between(now, day.atTime(MORNING).atZone(NORWAY)));
    }

    private static Telling onPaper(Reason reason) {
        return new Telling.Settled(new DeliveryOutcome.ByOtherMeans(reason));
    }

    private Telling ready(Notice notice, Messenger messenger, Channel channel, String to) {
        var text = municipality + ": " + notice.words().in(languages.apply(notice.caseId()));
        return new Telling.Ready(
                new AccessEntry.Receiver("", municipality, channel.system()), channel.action(), PURPOSE, () -> messenger
                        .send(new Messenger.Message(notice.id(), to, text))
                        .<DeliveryOutcome>map(problem -> new DeliveryOutcome.TryLater(problem, Optional.empty()))
                        .orElseGet(() -> {
                            notices.told(notice, channel, clock.instant());
                            return new DeliveryOutcome.Delivered();
                        }));
    }
}
