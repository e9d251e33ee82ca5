package no.portvakt.gateway.upstream;

/**
 * Where a server is.
 *
 * @param host what its certificate has to name
 */
public record Address(String host, int port, boolean tls) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** From a URL's parts; a port that is not named is the scheme's. */
    public static Address of(String scheme, String host, int port) {
        boolean tls = "https".equals(scheme);
        return new Address(host, port > 0 ? port : tls ? HTTPS : HTTP, tls);
    }

    /** As in metrics and health. */
    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}
