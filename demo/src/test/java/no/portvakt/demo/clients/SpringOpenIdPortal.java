package no.portvakt.demo.clients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.demo.machine.SpringProgram;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.testsupport.port.FreePorts;

/**
 * A portal outside written with Spring Security's client of OpenID Connect, in {@code src/test/spring/oidc-portal}: it
 * learns the issuer's addresses from the log-in host that citizens see.
 */
public final class SpringOpenIdPortal implements AutoCloseable {

    private static final String ID = "springportal";
    private static final String PASSWORD = "not-a-secret";

    /** Chromium knows that all below {@code localhost} is this machine; the JDK does not. */
    private static final String HOSTS = "127.0.0.1 localhost login.localhost\n";

    private static final String SETTINGS = """
            server.address=127.0.0.1
            server.port=PORT
            server.ssl.certificate=file:CERTIFICATES/public-server.pem
            server.ssl.certificate-private-key=file:CERTIFICATES/public-server.key.pem
            server.servlet.session.cookie.secure=true
            spring.main.banner-mode=off
            logging.file.name=portal.log
            spring.security.oauth2.client.provider.portvakt.issuer-uri=ISSUER
            spring.security.oauth2.client.registration.portvakt.client-id=CLIENT
            spring.security.oauth2.client.registration.portvakt.client-authentication-method=private_key_jwt
            spring.security.oauth2.client.registration.portvakt.authorization-grant-type=authorization_code
            spring.security.oauth2.client.registration.portvakt.scope=openid
            """;

    private final SpringProgram program;
    private final int port;
    private final ECKey key;

    private SpringOpenIdPortal(SpringProgram program, int port, ECKey key) {
        this.program = program;
        this.port = port;
        this.key = key;
    }

    /** A key of its own, and a port that it picks. The system has to run, and to know it, before anybody logs in. */
    public static SpringOpenIdPortal start(DemoSystem system) {
        var folder = Path.of("target", "oidc-portal", ID).toAbsolutePath();
        var certificates = system.plan().state().folder("certificates");
        int port = FreePorts.next();
        try {
            Files.createDirectories(folder);
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(ID)
                    .generate();
            Files.writeString(folder.resolve("client.jwk"), key.toJSONString());
            Files.writeString(
                    folder.resolve("application.properties"),
                    SETTINGS.replace("PORT", Integer.toString(port))
                            .replace("CERTIFICATES", certificates.toString())
                            .replace("ISSUER", system.ports().origin("login") + "/realms/innbygger")
                            .replace("CLIENT", ID));
            var trust = trust(certificates.resolve("public-ca.pem"), folder.resolve("trust.p12"));
            var options = List.of(
                    "-Djavax.net.ssl.trustStore=" + trust,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                    "-Djdk.net.hosts.file=" + Files.writeString(folder.resolve("hosts"), HOSTS));
            return new SpringOpenIdPortal(SpringProgram.start("oidc-portal", folder, options), port, key);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (JOSEException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As a municipality declares it, for this service. */
    public Portal declared(String service) {
        return new Portal(
                new PortalId(ID),
                new Texts("Portal", "Portal", "Portal"),
                new ServiceId(service),
                Telling.NEVER,
                new OidcClient(
                        Set.of(URI.create(at("/login/oauth2/code/portvakt"))),
                        Set.of(URI.create(at("/farewell"))),
                        Optional.of(URI.create(at("/logout/connect/back-channel/portvakt"))),
                        new OidcClient.Keys.In(new JWKSet(key.toPublicJWK()).toString()),
                        Set.of(),
                        Optional.of(OidcClient.Algorithm.ES256),
                        Conformance.PLAIN));
    }

    public String at(String path) {
        return "https://localhost:" + port + path;
    }

    @Override
    public void close() {
        program.close();
    }

    private static Path trust(Path authority, Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        try (var written = Files.newOutputStream(file)) {
            store.store(written, PASSWORD.toCharArray());
        }
        return file;
    }
}
