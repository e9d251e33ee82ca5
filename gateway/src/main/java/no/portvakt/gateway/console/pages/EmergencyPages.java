package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.emergency.Emergency;
import no.portvakt.gateway.console.emergency.EmergencyDesk;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.catalog.ServiceId;

/** The page of emergencies, and the banner that every page has while one is in force. */
final class EmergencyPages implements Answers.Banner {

    private final EmergencyDesk desk;
    private final ProfileReading reading;

    EmergencyPages(EmergencyDesk desk, ProfileReading reading) {
        this.desk = desk;
        this.reading = reading;
    }

    @Override
    public List<String> lines(Visit visit) {
        return desk.inForce().stream()
                .map(emergency -> visit.words().of("emergencyBanner", what(emergency, visit), emergency.reason()))
                .toList();
    }

    /** Empty for an officer who can raise nothing. */
    Optional<Page> page(Visit visit, Optional<String> told) {
        var officer = visit.officer();
        if (!officer.mayAtAll(Action.RAISE_EMERGENCY)) {
            return Optional.empty();
        }
        var services = ServicesInForce.of(reading.inForce()).readableBy(officer).stream()
                .filter(service -> officer.may(Action.RAISE_EMERGENCY, service.id()))
                .map(service -> new EmergencyPage.Choice(
                        service.id().value(), visit.language().of(service.title())))
                .toList();
        return Optional.of(new EmergencyPage(
                visit.words().of("tabEmergency"),
                told,
                desk.inForce().stream().map(emergency -> row(emergency, visit)).toList(),
                services,
                officer.may(Action.RAISE_EMERGENCY)));
    }

    private static EmergencyPage.Row row(Emergency emergency, Visit visit) {
        boolean mayEnd = visit.officer().may(Action.END_EMERGENCY);
        boolean own = emergency
                .end()
                .filter(end -> end.officer().equals(visit.officer().subject()))
                .isPresent();
        boolean ending = emergency.end().isPresent();
        return new EmergencyPage.Row(
                emergency.id().toString(),
                what(emergency, visit),
                emergency.officerName() + ", " + Moments.of(emergency.raisedAt(), visit.language()),
                emergency.reason(),
                emergency.end().map(end -> visit.words().of("endProposed", end.officerName(), end.reason())),
                mayEnd && !ending,
                mayEnd && ending && !own,
                mayEnd && ending);
    }

    private static String what(Emergency emergency, Visit visit) {
        var on = emergency.service().map(ServiceId::value).orElseGet(() -> visit.words()
                .of("allServices"));
        return visit.words()
                .of("raisedTo", on, visit.words().of("level" + emergency.level().number()));
    }

    static String keyOf(EmergencyOutcome outcome) {
        return switch (outcome) {
            case EmergencyOutcome.InForce inForce -> "done";
            case EmergencyOutcome.Ended ended -> "done";
            case EmergencyOutcome.Refused refused ->
                switch (refused.why()) {
                    case ROLE -> "role";
                    case SAME_PERSON -> "same-person";
                    case READ_ONLY -> "read-only";
                };
            case EmergencyOutcome.Overtaken overtaken -> "overtaken";
            case EmergencyOutcome.Invalid invalid -> "invalid-" + invalid.field();
        };
    }
}
