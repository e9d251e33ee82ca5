package no.portvakt.idp.flow;

/** Attributes of a portal's client: who it is, and when a citizen is shown what it is told of her. */
public final class ClientDisclosure {

    /** A word of the portal's declaration. Clients without it are no portals. */
    public static final String TELL = "portvakt.tell";

    /** The portal, with the language behind it. */
    public static final String NAME = "portvakt.name.";

    /** The service that it stands under, with the language behind it. */
    public static final String SERVICE = "portvakt.service.";

    /** Its id. */
    public static final String SERVICE_ID = "portvakt.service-id";

    /** Who answers for that service. */
    public static final String ORGANISATION = "portvakt.organisation";

    private ClientDisclosure() {}
}
