package no.portvakt.minside.delivery.varsel;

import java.util.Locale;
import no.portvakt.minside.person.Text;

/** How a citizen is notified. */
enum Channel {
    SMS,
    EMAIL;

    private static final Text BY_SMS = new Text(
            "Vi varslet deg på SMS om at det har skjedd noe i saken din.",
            "Vi varsla deg på SMS om at det har hendt noko i saka di.",
            "We notified you by SMS that something has happened in your case.");
    private static final Text BY_EMAIL = new Text(
            "Vi varslet deg på e-post om at det har skjedd noe i saken din.",
            "Vi varsla deg på e-post om at det har hendt noko i saka di.",
            "We notified you by e-mail that something has happened in your case.");

    /** As in the database: {@code sms}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the message passes through, as she reads it in her access log. */
    String system() {
        return switch (this) {
            case SMS -> "SMS";
            case EMAIL -> "E-post";
        };
    }

    /** What was done, as she reads it there. */
    Text action() {
        return switch (this) {
            case SMS -> BY_SMS;
            case EMAIL -> BY_EMAIL;
        };
    }
}
