package no.portvakt.demo.citizens;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.demo.simulators.Resident.Association;

/** Names and addresses put together at random. The streets are Asker's, the people nobody. */
final class InventedResidents {

    private static final List<String> GIVEN =
            List.of("Ingrid", "Olav", "Synnøve", "Håkon", "Amina", "Jonas", "Ragnhild", "Mikkel", "Elif", "Sigurd");
    private static final List<String> FAMILY =
            List.of("Solbakken", "Furuseth", "Nygård", "Lindås", "Haugerud", "Østby", "Brekke", "Vassbotn");
    private static final List<String> CHILDREN = List.of("Nora", "Emil", "Sofie", "Aksel", "Maja", "Iben");
    private static final List<String> STREETS =
            List.of("Bleikerveien", "Kirkeveien", "Røykenveien", "Drengsrudhagen", "Solvangveien");
    private static final List<String> ASSOCIATIONS =
            List.of("Bleiker velforening", "Asker bygdekor", "Solvang idrettslag", "Drengsrud skolekorps");
    private static final List<String> FACILITIES =
            List.of("Bleikerhallen", "Solvangsalen", "Kirkeveien grendehus", "Drengsrud gymsal");
    private static final int HOUSES = 90;
    private static final int PHONES = 1000;
    private static final int LICENCES = 10_000;
    private static final int DAYS = 300;
    private static final int YOUNGEST_MONTHS = 10;
    private static final int OLDEST_MONTHS = 50;

    private final SecureRandom random = new SecureRandom();

    Resident next() {
        var family = one(FAMILY);
        return new Resident(
                one(GIVEN),
                family,
                one(STREETS) + " " + (1 + random.nextInt(HOUSES)),
                "1387",
                "Asker",
                one(CHILDREN) + " " + family,
                LocalDate.now(ZoneId.of("Europe/Oslo")).minusMonths(random.nextInt(YOUNGEST_MONTHS, OLDEST_MONTHS)),
                "Bondi barnehage",
                Optional.of(association()));
    }

    /** No number here is given to anybody: the organisation's fails its check digit, and the phone is of films. */
    private Association association() {
        return new Association(
                one(ASSOCIATIONS),
                "999999998",
                "+4799999%03d".formatted(random.nextInt(PHONES)),
                "2025/%04d".formatted(random.nextInt(LICENCES)),
                LocalDate.now(ZoneId.of("Europe/Oslo")).minusDays(random.nextInt(1, DAYS)),
                one(FACILITIES));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
