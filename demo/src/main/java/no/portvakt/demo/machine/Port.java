package no.portvakt.demo.machine;

/** Everything that listens, by its distance from the port base. */
public enum Port {
    PUBLIC(3, "the gateway's public listener"),
    PKI(4, "the gateway's listener for smart cards"),
    OFFICERS(5, "the gateway's internal listener for officers"),
    SAML_SERVERS(6, "the gateway's door for servers of SAML portals"),
    FORM_PORTAL(7, "the simulated ePortal"),
    SMS(8, "the simulated SMS gateway"),
    ISSUER(9, "the simulated issuer of smart cards"),
    GATEWAY(10, "the gateway's own router"),
    GATEWAY_MANAGEMENT(11, "the gateway's health and metrics"),
    KEYCLOAK(12, "Keycloak"),
    KEYCLOAK_MANAGEMENT(13, "Keycloak's health and metrics"),
    ADAPTER(14, "the MinSide adapter"),
    ADAPTER_MANAGEMENT(15, "the MinSide adapter's health and metrics"),
    POSTGRES(16, "PostgreSQL"),
    SERVICES(17, "the simulated municipal services"),
    REGISTERS(18, "the simulated registers"),
    ARCHIVE(19, "the simulated archive"),
    PORTAL(20, "the simulated national portal"),
    DIALOGS(21, "the simulated Dialogporten"),
    SIGNING(22, "the simulated signing service"),
    AGENTS(23, "where the agent in the secure zone calls");

    private final int offset;
    private final String purpose;

    Port(int offset, String purpose) {
        this.offset = offset;
        this.purpose = purpose;
    }

    int offset() {
        return offset;
    }

    public String purpose() {
        return purpose;
    }
}
