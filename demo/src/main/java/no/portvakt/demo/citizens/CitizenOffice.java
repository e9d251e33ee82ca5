package no.portvakt.demo.citizens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.demo.certificates.SmartCard;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.simulators.PdfSigner;
import no.portvakt.idp.keycloak.CitizenRegistry;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/** Makes test citizens, known to the registers and to Keycloak, with letter and card in hand. */
public final class CitizenOffice {

    private static final String REALM = "innbygger";
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
        var password = newSecret();
        var card = system.certificates().issueCard(resident.fullName());
        system.register(number, resident);
        var signature = system.certificates().issueSignature(resident.fullName(), card);
        system.simulators().issuer().register(card.personKey(), number);
        system.simulators().signing().register(number, new PdfSigner(signature.key(), signature.chain()));
        try (var keycloak = system.keycloakAsOperator()) {
            var registry = new CitizenRegistry(keycloak, REALM);
            registry.enrol(number, resident.givenName(), resident.familyName(), Secret.of(password));
            registry.registerCertificate(number, card.issued().certificate());
            return new TestCitizen(
                    number,
                    resident,
                    password,
                    new LetterRegistry(keycloak, REALM).handOver(number).codes(),
                    card);
        }
    }

    /** Everybody enrolled by this office so far; what must be found in no log and no clear column. */
    public List<NationalId> enrolled() {
        return List.copyOf(enrolled);
    }

    /** Ends the citizen's letter, so that none of its codes is good any more. */
    public void revokeLetter(TestCitizen citizen) {
        try (var keycloak = system.keycloakAsOperator()) {
            new LetterRegistry(keycloak, REALM).revoke(citizen.number());
        }
    }

    /** A card of the same citizen that has been revoked. */
    public SmartCard revokedCard(TestCitizen citizen) {
        return system.certificates().issueRevokedCard(citizen.resident().fullName(), citizen.card());
    }

    /** Ends the citizen's sessions from Keycloak's side, as an administrator would. */
    public void endSessions(TestCitizen citizen) {
        var nothing = JsonNodeFactory.instance.objectNode();
        try (var keycloak = system.keycloakAsOperator()) {
            var users = keycloak.read("/" + REALM + "/users?exact=true&lastName="
                            + URLEncoder.encode(citizen.resident().familyName(), StandardCharsets.UTF_8))
                    .orElseThrow();
            for (var user : users) {
                keycloak.create("/" + REALM + "/users/" + user.path("id").asText() + "/logout", nothing);
            }
        }
    }

    private String newSecret() {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
