package no.portvakt.demo.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.demo.machine.NodeProgram;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.testsupport.port.FreePorts;

/** A portal written with {@code openid-client}, in {@code src/test/node/oidc-portal}. */
public final class OpenIdPortal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeProgram program;
    private final String id;
    private final ECKey key;

    private OpenIdPortal(NodeProgram program, String id, ECKey key) {
        this.program = program;
        this.id = id;
        this.key = key;
    }

    /** The name of the one whose service takes more than when its client was made. */
    public static final String RAISED = "hastportal";

    /** The name of the one that hears of log-outs in a frame. */
    public static final String FRAMED = "rammeportal";

    private static final int FRAMED_PORT = FreePorts.next();

    /** What the gateway knows of it: where the frame goes. */
    public static void declareFramedIn(Path portals) {
        FramedPortal.declareIn(portals, FRAMED, "https://localhost:" + FRAMED_PORT + "/callback", framedAt());
    }

    private static URI framedAt() {
        return URI.create("https://localhost:" + FRAMED_PORT + "/out");
    }

    /** What the gateway knows of it: a service of level 4, whatever Keycloak's client was made for. */
    public static void declareRaisedIn(Path portals) {
        try {
            Files.writeString(portals.resolve(RAISED + ".yaml"), """
                    portal:
                      id: %s
                      name: {nb: Hasteportalen, nn: Hasteportalen, en: The emergency portal}
                      service: hjemmehjelp
                      oidc:
                        redirects: ["https://hastportal.test/callback"]
                        keys: {url: "https://hastportal.test/jwks.json"}
                    """.formatted(RAISED));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** At this system, on a port that it picks. It stands inside, where Keycloak is reached with a certificate. */
    public static OpenIdPortal start(DemoSystem system, String id) {
        var certificates = system.plan().state().folder("certificates");
        return start(
                system,
                id,
                system.keycloak().backChannel().getPort(),
                Map.of(
                        "trust", certificates.resolve("internal-ca.pem").toString(),
                        "certificate", certificates.resolve("operator.pem").toString(),
                        "key", certificates.resolve("operator.key.pem").toString()));
    }

    /** The same outside: all that it has is the log-in host that citizens see. */
    public static OpenIdPortal startOutside(DemoSystem system, String id) {
        var certificates = system.plan().state().folder("certificates");
        return start(
                system,
                id,
                system.ports().of(Port.PUBLIC),
                Map.of("trust", certificates.resolve("public-ca.pem").toString()));
    }

    private static OpenIdPortal start(DemoSystem system, String id, int port, Map<String, String> calls) {
        var certificates = system.plan().state().folder("certificates");
        var folder = Path.of("target", "oidc-portal", id);
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(id)
                    .generate();
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("settings.json"),
                    JSON.writeValueAsString(Map.of(
                            "issuer",
                            system.ports().origin("login") + "/realms/innbygger",
                            "port",
                            port,
                            "listen",
                            id.equals(FRAMED) ? FRAMED_PORT : 0,
                            "clientId",
                            id,
                            "clientKey",
                            key.toJSONObject(),
                            "calls",
                            calls,
                            "server",
                            certificates.resolve("public-server.pem").toString(),
                            "serverKey",
                            certificates.resolve("public-server.key.pem").toString())));
            return new OpenIdPortal(NodeProgram.start("oidc-portal", folder, "portal.js", "settings.json"), id, key);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As a municipality declares it, for this service. */
    public Portal declared(String service) {
        return declared(service, Telling.NEVER);
    }

    /** The same, which shows citizens what it is told, or does not. */
    public Portal declared(String service, Telling telling) {
        return new Portal(
                new PortalId(id),
                new Texts("Skjemaportalen", "Skjemaportalen", "The form portal"),
                new ServiceId(service),
                telling,
                new OidcClient(
                        Set.of(URI.create(at("/callback"))),
                        Set.of(URI.create(at("/farewell"))),
                        Optional.of(URI.create(at("/logout"))).filter(address -> !id.equals(FRAMED)),
                        Optional.of(framedAt()).filter(address -> id.equals(FRAMED)),
                        new OidcClient.Keys.In(new JWKSet(key.toPublicJWK()).toString()),
                        Set.of(),
                        Optional.of(OidcClient.Algorithm.ES256),
                        Conformance.PLAIN,
                        OidcClient.SignOn.SHARED));
    }

    public String at(String path) {
        return "https://localhost:" + program.port() + path;
    }

    @Override
    public void close() {
        program.close();
    }
}
