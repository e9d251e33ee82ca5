package no.portvakt.gateway.feed;

/** What edge and console call things on the wire between them. */
public final class FeedPaths {

    /** GET; {@code ?after=17} waits for version 18 or later: 200 with the JWS, 204 if none came in time. */
    public static final String SNAPSHOT = "/edge/v1/snapshot";

    public static final String AFTER = "after";

    /** POST, gzip NDJSON: decisions. */
    public static final String DECISIONS = "/edge/v1/decisions";

    /** POST, gzip NDJSON: audit records. */
    public static final String AUDIT = "/edge/v1/audit";

    /** POST, a {@link SignatureQuestion}: 200 with what was signed, 422 with why it was not. */
    public static final String SIGNATURE = "/edge/v1/saml/signature";

    /** GET: the certificates of SAML's keys, in PEM. */
    public static final String CERTIFICATES = "/edge/v1/saml/certificates";

    /** Names the spool that the sequence numbers of a batch are counted in. */
    public static final String SPOOL = "X-Portvakt-Spool";

    public static final String JOSE = "application/jose";
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";

    private FeedPaths() {}
}
