package no.portvakt.minside.delivery.varsel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.AccessLog.Subject;
import no.portvakt.minside.delivery.Parcel;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.person.Text;

/**
 * Kontakt- og reservasjonsregisteret, asked where a citizen can be reached, after that stands in her access log. Blocks.
 * Thread-safe.
 */
final class ContactRegister {

    private static final String RESERVATION = "contact.reservation";
    private static final String NOTIFIABLE = "contact.notifiable";
    private static final String MOBILE = "contact.mobile";
    private static final String EMAIL = "contact.email";
    private static final List<String> FIELDS = List.of(EMAIL, MOBILE, NOTIFIABLE, RESERVATION);
    private static final Text ASKED = new Text(
            "Vi spurte Kontakt- og reservasjonsregisteret hvor vi kan varsle deg.",
            "Vi spurde Kontakt- og reservasjonsregisteret kvar vi kan varsle deg.",
            "We asked the Contact and Reservation Register where we can notify you.");
    private static final Text PURPOSE = new Text(
            "For å varsle deg om at det har skjedd noe i saken din",
            "For å varsle deg om at det har hendt noko i saka di",
            "To notify you that something has happened in your case");

    private final Source register;
    private final AccessLog accessLog;
    private final AccessEntry.Receiver municipality;
    private final Clock clock;

    ContactRegister(Source register, AccessLog accessLog, AccessEntry.Receiver municipality, Clock clock) {
        this.register = register;
        this.accessLog = accessLog;
        this.municipality = municipality;
        this.clock = clock;
    }

    Contact of(Parcel parcel) {
        var snapshot = parcel.snapshot();
        var service = snapshot.view().service();
        var recorded = accessLog.lookup(
                new Subject(parcel.person(), snapshot.person(), parcel.correlation()),
                register.kilde().id(),
                new AccessEntry(
                        clock.instant(), ASKED, municipality, Optional.of(service), snapshot.level(), PURPOSE, FIELDS));
        return switch (register.fetch(recorded, service, FIELDS)) {
            case SourceAnswer.Failed(var problem) -> new Contact.Away(problem);
            case SourceAnswer.Answered answered -> contact(answered.values());
        };
    }

    private static Contact contact(Map<String, String> said) {
        if (said.isEmpty() || "KAN_IKKE_VARSLES".equals(said.get(NOTIFIABLE))) {
            return "JA".equals(said.get(RESERVATION)) ? new Contact.Reserved() : new Contact.Nowhere();
        }
        return switch (said.getOrDefault(RESERVATION, "")) {
            case "JA" -> new Contact.Reserved();
            case "NEI" ->
                Optional.ofNullable(said.get(MOBILE))
                        .<Contact>map(Contact.Mobile::new)
                        .or(() -> Optional.ofNullable(said.get(EMAIL)).map(Contact.Email::new))
                        .orElseGet(Contact.Nowhere::new);
            default -> new Contact.Unclear();
        };
    }
}
