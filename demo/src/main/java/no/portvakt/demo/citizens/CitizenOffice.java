package no.portvakt.demo.citizens;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.demo.certificates.SmartCard;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.trust.identity.NationalId;

/** Makes test citizens, known to the registers and to Keycloak, with letter and card in hand. */
public final class CitizenOffice {

    private static final int PASSWORD_BYTES = 9;

    private final DemoSystem system;
    private final SyntheticNumbers numbers = new SyntheticNumbers();
    private final InventedResidents residents = new InventedResidents();
    private final SecureRandom random = new SecureRandom();
    private final List<NationalId> enrolled = new CopyOnWriteArrayList<>();

    public CitizenOffice(DemoSystem system) {
        this.system = system;
    }

    /** A citizen at random, who can log in from now on. */
    public TestCitizen enrol() {
        var number = numbers.next();
        enrolled.add(number);
        var resident = residents.next();
        var password = newPassword();
        var card = system.certificates().issueCard(resident.fullName());
        system.simulators().registers().register(number, resident);
        try (var registry = registry()) {
            registry.enrol(number, resident, password);
            registry.registerCard(
                    number, card.issued().certificate().getIssuerX500Principal().getName(), card.personKey());
            return new TestCitizen(number, resident, password, registry.orderLetter(number), card);
        }
    }

    /** Everybody enrolled by this office so far; what must be found in no log and no clear column. */
    public List<NationalId> enrolled() {
        return List.copyOf(enrolled);
    }

    /** The same citizen after a new letter, which ends the one before. */
    public TestCitizen sendNewLetter(TestCitizen citizen) {
        try (var registry = registry()) {
            return new TestCitizen(
                    citizen.number(),
                    citizen.resident(),
                    citizen.password(),
                    registry.orderLetter(citizen.number()),
                    citizen.card());
        }
    }

    /** A card of the same citizen that has been revoked. */
    public SmartCard revokedCard(TestCitizen citizen) {
        return system.certificates().issueRevokedCard(citizen.resident().fullName(), citizen.card());
    }

    /** Ends the citizen's sessions from Keycloak's side, as an administrator would. */
    public void endSessions(TestCitizen citizen) {
        try (var registry = registry()) {
            registry.endSessions(citizen.number(), citizen.resident(), citizen.password());
        }
    }

    private String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Registry registry() {
        return new Registry(
                system.operatorsTls(),
                system.keycloak().backChannel(),
                system.keycloak().admin());
    }
}
