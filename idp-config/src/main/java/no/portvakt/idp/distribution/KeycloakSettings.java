package no.portvakt.idp.distribution;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/**
 * All that a start of Keycloak wants to know. Everything listens on loopback only.
 *
 * @param state a folder of this one server: its configuration file and the secret of the administrating account
 * @param httpsPort where the gateway comes in, over mTLS
 * @param managementPort plain HTTP, health only
 * @param publicOrigin what the citizen's browser sees, for instance {@code https://login.localhost:8443}
 * @param pkiOrigin the same host on the port that asks for a certificate
 * @param hosts a hosts file for the JVM, so that it finds {@code *.localhost} (back-channel log-out)
 * @param log Keycloak's log; what it prints before it can log stands beside it as {@code keycloak-console.log}
 * @param secrets the file of {@link no.portvakt.idp.person.CitizenSecrets}
 * @param syntheticNumbers whether numbers of a test population may log in; never in production
 * @param pki what certificates of citizens are checked against
 * @param sms what sends codes to telephones, if anything does
 * @param accessLog where it is told which portal was told of whom, if anywhere
 * @param cluster where other nodes on the same database find this one; empty if it is the only one
 */
public record KeycloakSettings(
        Path state,
        int httpsPort,
        int managementPort,
        URI publicOrigin,
        URI pkiOrigin,
        Database database,
        Tls tls,
        Optional<Path> hosts,
        Path log,
        Path secrets,
        boolean syntheticNumbers,
        Pki pki,
        Optional<Sms> sms,
        Optional<AccessLog> accessLog,
        Optional<Cluster> cluster) {

    /**
     * Secrets that a realm names and does not keep, each in a file {@code REALM_NAME}; whoever starts the server puts them
     * there.
     */
    public Path vault() {
        return state.resolve("vault");
    }

    /**
     * Where this node speaks with the others, over TLS with keys that they share through the database. Nodes find each
     * other there too.
     *
     * @param address of this node, in the zone that only nodes reach
     */
    public record Cluster(String address, int port) {}

    /**
     * The database that Keycloak keeps its own tables and ours in.
     *
     * @param url JDBC, for instance {@code jdbc:postgresql://127.0.0.1:8456/keycloak}
     */
    public record Database(String url, String user, Secret password) {}

    /**
     * PEM files for the listener, which demands a client certificate, and for Keycloak's own calls.
     *
     * @param certificate of the server, with the names localhost, 127.0.0.1 and the login host
     * @param key PKCS#8
     * @param clients the authority whose client certificates are let in
     * @param servers the authority of the servers that Keycloak itself calls (back-channel log-out)
     */
    public record Tls(Path certificate, Path key, Path clients, Path servers) {

        /** One authority for both. */
        public Tls(Path certificate, Path key, Path clients) {
            this(certificate, key, clients, clients);
        }
    }

    /**
     * An SMS gateway over HTTP.
     *
     * @param tokenFile a file with its bearer token
     * @param sender what telephones show
     */
    public record Sms(URI gateway, Path tokenFile, String sender) {}

    /**
     * The adapter, which shows citizens their access logs.
     *
     * @param key proves us to it: EC, P-256
     * @param recipient its public key, which each record is sealed to
     */
    public record AccessLog(URI url, Path key, Path recipient) {}

    /**
     * What a citizen's certificate is checked against.
     *
     * @param trust the folder of the trust list
     * @param revocations the folder of revocation lists and answers; what is missing or too old lets nobody in
     * @param gateway subject of the gateway's client certificate, as RFC 2253 writes it
     * @param lookup where issuers say whose a person key is
     * @param method the value for {@code amr}
     */
    public record Pki(Path trust, Path revocations, String gateway, Optional<URI> lookup, String method) {}
}
