package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.cert.X509Certificate;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** The municipality's side of the registry of citizens inside Keycloak (see the package {@code registry}). */
public final class CitizenRegistry {

    private final KeycloakAdmin keycloak;
    private final String realm;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Speaks to the registry of one realm.
     *
     * @param realm usually {@code innbygger}
     */
    public CitizenRegistry(KeycloakAdmin keycloak, String realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** Makes a citizen, or renews the names and the password of the one there is. */
    public void enrol(NationalId person, String givenName, String familyName, Secret password) {
        var body = json.createObjectNode()
                .put("pid", person.reveal())
                .put("givenName", givenName)
                .put("familyName", familyName)
                .put("password", password.<String>reveal(value -> value));
        keycloak.replace("/" + realm + "/portvakt/citizens", body);
    }

    /** Makes a citizen who has no password yet: she chooses it when she activates her first letter. */
    public void enrol(NationalId person, String givenName, String familyName) {
        keycloak.replace(
                "/" + realm + "/portvakt/citizens",
                json.createObjectNode()
                        .put("pid", person.reveal())
                        .put("givenName", givenName)
                        .put("familyName", familyName));
    }

    /** Notes whose certificate this is: every certificate with the same issuer and person key logs this citizen in. */
    public void registerCertificate(NationalId person, X509Certificate certificate) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        var keys = subject.getRDNs(BCStyle.SERIALNUMBER);
        if (keys.length != 1) {
            throw new IllegalArgumentException("the certificate names no person by serialNumber");
        }
        var body = json.createObjectNode()
                .put("pid", person.reveal())
                .put("issuer", certificate.getIssuerX500Principal().getName())
                .put("personKey", IETFUtils.valueToString(keys[0].getFirst().getValue()));
        keycloak.create("/" + realm + "/portvakt/certificates", body);
    }
}
