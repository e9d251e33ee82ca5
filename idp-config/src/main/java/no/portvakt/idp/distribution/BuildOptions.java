package no.portvakt.idp.distribution;

import java.util.List;

/** What Keycloak wants to know when it is built, and will not let a start change. */
final class BuildOptions {

    /**
     * A client certificate is demanded of whoever opens a connection, and the citizen's own certificate is believed
     * only in the header of RFC 9440 that the gateway sets.
     */
    static final List<String> ALL = List.of(
            "--db=postgres",
            "--health-enabled=true",
            "--vault=file",
            "--https-client-auth=required",
            "--spi-x509cert-lookup--provider=rfc9440",
            "--features-disabled=kerberos,device-flow,ciba,impersonation");

    private BuildOptions() {}
}
