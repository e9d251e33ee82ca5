package no.portvakt.idp.registry;

/**
 * Body of {@code POST certificates}: whose person key this is. Prints masked.
 *
 * @param issuer distinguished name of the issuer
 * @param personKey the serialNumber in the subject of the person's certificates
 */
public record CertificateRegistration(String pid, String issuer, String personKey) {

    @Override
    public String toString() {
        return "CertificateRegistration[***]";
    }
}
