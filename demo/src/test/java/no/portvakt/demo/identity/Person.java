package no.portvakt.demo.identity;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import no.portvakt.idp.keycloak.CitizenRegistry;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/** A synthetic citizen with a password and a letter, made for one test. */
record Person(NationalId number, String password, List<String> codes) {

    private static final Random DAYS = new Random();

    public static Person enrolled(RunningKeycloak keycloak) {
        return enrolled(keycloak, "innbygger");
    }

    /** In a realm of citizens of the test's own. */
    public static Person enrolled(RunningKeycloak keycloak, String realm) {
        var number = synthetic();
        var password = "passord-" + UUID.randomUUID();
        var registry = new CitizenRegistry(keycloak.admin(), realm);
        registry.enrol(number, "Kari", "Prøve", Secret.of(password));
        return new Person(
                number,
                password,
                new LetterRegistry(keycloak.admin(), realm).handOver(number).codes());
    }

    /** Somebody who is known and has neither password nor letter. */
    public static NationalId newcomer(RunningKeycloak keycloak) {
        var number = synthetic();
        new CitizenRegistry(keycloak.admin(), "innbygger").enrol(number, "Kari", "Prøve");
        return number;
    }

    /** A number of nobody who is known. */
    public static NationalId unknown() {
        return synthetic();
    }

    /** A certificate that leads to this citizen. */
    public TestAuthority.Issued certified(RunningKeycloak keycloak) {
        return certified(keycloak, "innbygger");
    }

    /** The same in a realm of the test's own. */
    public TestAuthority.Issued certified(RunningKeycloak keycloak, String realm) {
        var issued = keycloak.persons()
                .issue("CN=Kari Prøve,SERIALNUMBER=9578-4050-" + UUID.randomUUID(), TestAuthority.Profile.CLIENT);
        new CitizenRegistry(keycloak.admin(), realm).registerCertificate(number, issued.certificate());
        return issued;
    }

    /** A number with the month raised by 80, which no living person has. */
    private static NationalId synthetic() {
        while (true) {
            var digits = String.format(
                    "%02d%02d%02d%05d",
                    1 + DAYS.nextInt(28), 81 + DAYS.nextInt(12), DAYS.nextInt(100), DAYS.nextInt(100_000));
            var number = NationalId.parse(digits);
            if (number.isPresent()) {
                return number.get();
            }
        }
    }
}
