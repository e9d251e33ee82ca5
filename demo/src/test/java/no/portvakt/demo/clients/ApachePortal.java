package no.portvakt.demo.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import no.portvakt.demo.certificates.PemFiles;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.testsupport.port.FreePorts;

/** A portal behind Debian's Apache with {@code mod_auth_openidc}; {@code /secret/} is for who has logged in. */
public final class ApachePortal implements AutoCloseable {

    private static final String ID = "apacheportal";

    /** The name of the one that hears of log-outs in a frame. */
    private static final String FRAMED = "apacherammer";

    private static final int FRAMED_PORT = FreePorts.next();

    private static final String OIDC = "/realms/innbygger/protocol/openid-connect";

    /** The keys stand first: before it has read one, the module refuses private_key_jwt. */
    private static final String CONFIGURATION = """
            LoadModule auth_openidc_module MODULES/mod_auth_openidc.so
            OIDCPublicKeyFiles CLIENT#FOLDER/client.pem
            OIDCPrivateKeyFiles CLIENT#FOLDER/client.key.pem
            OIDCProviderIssuer ISSUER
            OIDCProviderAuthorizationEndpoint ISSUER/protocol/openid-connect/auth
            OIDCProviderTokenEndpoint ISSUER/protocol/openid-connect/token
            OIDCOutgoingProxy 127.0.0.1:PROXY
            OIDCProviderTokenEndpointAuth private_key_jwt
            OIDCProviderVerifyCertFiles REALMKEY
            OIDCProviderBackChannelLogoutSupported On
            OIDCCABundlePath FOLDER/internal-ca.pem
            OIDCClientTokenEndpointCert FOLDER/operator.pem
            OIDCClientTokenEndpointKey FOLDER/operator.key.pem
            OIDCClientID CLIENT
            OIDCRedirectURI https://localhost:PORT/callback
            OIDCCryptoPassphrase only-for-this-test
            OIDCPKCEMethod S256
            OIDCScope openid
            OIDCInfoHook id_token
            OIDCCookieSameSite SAMESITE
            <Location /secret/>
              AuthType openid-connect
              Require valid-user
            </Location>
            <Location /callback>
              AuthType openid-connect
              Require valid-user
            </Location>
            """;

    private final ApacheServer apache;
    private final InsideProxy proxy;
    private final RSAKey key;
    private final String id;

    private ApachePortal(ApacheServer apache, InsideProxy proxy, RSAKey key, String id) {
        this.id = id;
        this.apache = apache;
        this.proxy = proxy;
        this.key = key;
    }

    /** At this system. It stands inside, where Keycloak is reached with a certificate. */
    public static ApachePortal start(DemoSystem system) {
        return start(system, ID, FreePorts.next());
    }

    /** The same, which hears of log-outs in a frame; its cookies go to other sites' pages. */
    public static ApachePortal startFramed(DemoSystem system) {
        return start(system, FRAMED, FRAMED_PORT);
    }

    /** What the gateway knows of that one: where the frame goes. */
    public static void declareFramedIn(Path portals) {
        FramedPortal.declareIn(portals, FRAMED, "https://localhost:" + FRAMED_PORT + "/callback", framedAt());
    }

    private static URI framedAt() {
        return URI.create("https://localhost:" + FRAMED_PORT + "/callback?logout=get");
    }

    private static ApachePortal start(DemoSystem system, String id, int port) {
        try {
            var folder = ApacheServer.folder(system, "mod_auth_openidc");
            var key =
                    new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID(id).generate();
            write(folder, system, key);
            Files.writeString(
                    folder.resolve("htdocs/secret/index.html"), "<!doctype html><title>Portal</title><h1>Inne</h1>");
            var proxy = InsideProxy.to(system.keycloak().backChannel().getPort());
            var configuration = configuration(system, id, proxy.port(), realmKey(folder, system));
            return new ApachePortal(ApacheServer.start(folder, port, configuration), proxy, key, id);
        } catch (IOException broken) {
            throw new UncheckedIOException("apache2 with libapache2-mod-auth-openidc does not start", broken);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As a municipality declares it, for this service. */
    public Portal declared(String service) {
        return new Portal(
                new PortalId(id),
                new Texts("Portal", "Portal", "Portal"),
                new ServiceId(service),
                Telling.NEVER,
                new OidcClient(
                        Set.of(URI.create(at("/callback"))),
                        Set.of(),
                        Optional.of(URI.create(at("/callback?logout=backchannel")))
                                .filter(address -> !id.equals(FRAMED)),
                        Optional.of(framedAt()).filter(address -> id.equals(FRAMED)),
                        new OidcClient.Keys.In(new JWKSet(key.toPublicJWK()).toString()),
                        Set.of(),
                        Optional.of(OidcClient.Algorithm.RS256),
                        Conformance.PLAIN,
                        OidcClient.SignOn.SHARED));
    }

    public String at(String path) {
        return apache.at(path);
    }

    @Override
    public void close() {
        apache.close();
        proxy.close();
    }

    private static void write(Path folder, DemoSystem system, RSAKey key) throws IOException, JOSEException {
        var certificates = system.plan().state().folder("certificates");
        for (var file : Set.of("operator.pem", "operator.key.pem", "internal-ca.pem")) {
            Files.write(folder.resolve(file), Files.readAllBytes(certificates.resolve(file)));
        }
        PemFiles.writeKey(folder.resolve("client.key.pem"), key.toPrivateKey());
        PemFiles.writePublicKey(folder.resolve("client.pem"), key.toPublicKey());
    }

    /** The id of the realm's key and the file of its certificate, as the module wants them. */
    private static String realmKey(Path folder, DemoSystem system) throws IOException {
        var tls = new MutualTls(
                folder.resolve("operator.pem"), folder.resolve("operator.key.pem"), folder.resolve("internal-ca.pem"));
        try (var http = HttpClient.newBuilder().sslContext(tls.context()).build()) {
            var keys = new ObjectMapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(system.keycloak().backChannel() + OIDC + "/certs"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
            var signing = keys.path("keys")
                    .valueStream()
                    .filter(one -> "RS256".equals(one.path("alg").asText()))
                    .findFirst()
                    .orElseThrow();
            return signing.path("kid").asText() + "#" + certificate(folder, signing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Path certificate(Path folder, JsonNode signing) throws IOException {
        return Files.writeString(
                folder.resolve("realm.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + signing.path("x5c").path(0).asText().replaceAll("(.{64})", "$1\n")
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static String configuration(DemoSystem system, String id, int proxy, String realmKey) {
        var issuer = system.ports().origin("login") + "/realms/innbygger";
        return CONFIGURATION
                .replace("ISSUER", issuer)
                .replace("PROXY", Integer.toString(proxy))
                .replace("REALMKEY", realmKey)
                .replace("CLIENT#", id + "#")
                .replace("SAMESITE", id.equals(FRAMED) ? "Off" : "On")
                .replace("OIDCClientID CLIENT", "OIDCClientID " + id);
    }
}
