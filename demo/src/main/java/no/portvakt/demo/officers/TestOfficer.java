package no.portvakt.demo.officers;

import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/**
 * An employee who never lived, with what she logs in with. Prints masked.
 *
 * @param oneTimeCodes the secret that she shares with Keycloak, ASCII text
 */
public record TestOfficer(Part part, Secret password, Secret oneTimeCodes) {

    /** Who there is. */
    public enum Part {
        KARI("kari", "Kari", "Sikkerhet", "security-officer", Optional.empty(), "security officer"),
        OLA("ola", "Ola", "Vakt", "security-officer", Optional.empty(), "security officer"),
        BERIT("berit", "Berit", "Barnehage", "service-owner", Optional.of("barnehage"), "owner of barnehage"),
        RUNE("rune", "Rune", "Revisor", "auditor", Optional.empty(), "auditor: reads all, changes nothing");

        private final String username;
        private final String givenName;
        private final String familyName;
        private final String role;
        private final Optional<String> owned;
        private final String does;

        Part(String username, String givenName, String familyName, String role, Optional<String> owned, String does) {
            this.username = username;
            this.givenName = givenName;
            this.familyName = familyName;
            this.role = role;
            this.owned = owned;
            this.does = does;
        }

        public String username() {
            return username;
        }

        String givenName() {
            return givenName;
        }

        String familyName() {
            return familyName;
        }

        String role() {
            return role;
        }

        Optional<String> owned() {
            return owned;
        }

        /** What she may do, for whoever tries the demo. */
        public String does() {
            return does;
        }

        public String fullName() {
            return givenName + " " + familyName;
        }
    }

    public String username() {
        return part.username();
    }

    @Override
    public String toString() {
        return "TestOfficer[" + part.username() + "]";
    }
}
