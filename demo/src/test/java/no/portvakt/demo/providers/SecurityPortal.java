package no.portvakt.demo.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.demo.machine.NodeProgram;
import no.portvakt.trust.identity.NationalId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Stands for a national security portal: Auth0's {@code samlp} on Node ({@code src/test/node/saml-idp}), where whoever
 * logs in says what the assertion will say.
 */
public final class SecurityPortal implements AutoCloseable {

    static final String ISSUER = "https://sikkerhetsportalen.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final NodeProgram program;
    private final String certificate;
    private final HttpClient http;

    private SecurityPortal(NodeProgram program, String certificate, HttpClient http) {
        this.program = program;
        this.certificate = certificate;
        this.http = http;
    }

    /** In this folder, on a port that it picks, with a certificate for {@code localhost}. */
    public static SecurityPortal start(Path folder, Issued server) {
        try {
            Files.createDirectories(folder);
            var certificate = newCertificate(folder);
            server.writeTo(folder, "server");
            var program = NodeProgram.start(
                    "saml-idp", folder, "idp.js", "idp.pem", "idp.key.pem", "server.pem", "server.key.pem");
            var http = HttpClient.newBuilder()
                    .sslContext(IdPorten.trusting(server))
                    .build();
            return new SecurityPortal(program, certificate, http);
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException("the SAML peer does not start; it needs node and npm", broken);
        }
    }

    /** As a provider of the federation file. */
    public String provider(String alias) {
        return """
                {
                  "alias": "%s", "name": "Sikkerhetsportalen", "protocol": "saml", "issuer": "%s",
                  "entityId": "https://login.localhost/saml", "singleSignOn": "%s",
                  "singleLogout": "%s", "certificate": "%s",
                  "levels": {
                    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": 3,
                    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI": 4
                  },
                  "testPersons": true
                }
                """.formatted(alias, ISSUER, at("/sso"), at("/slo"), certificate);
    }

    /** Where a citizen logs out there, and by that everywhere. */
    public String logOutOf(String session) {
        return at("/slo?session=" + session);
    }

    /** Whether she is logged in there. */
    public boolean knows(String session) {
        try {
            return ask(at("/sessions")).valueStream().anyMatch(known -> session.equals(known.asText()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A page of its own that has a form for somebody else, which a press on {@code #send} sends. */
    public String formFor(String address, boolean inFrame) {
        return at("/form?framed=" + inFrame + "&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    private String at(String path) {
        return "https://localhost:" + program.port() + path;
    }

    /** What somebody who logs in there types, to say what it will vouch for. */
    public static String wish(NationalId person, int level) {
        return wish(person, level, UUID.randomUUID().toString());
    }

    /** The same, with a name for her session there. */
    public static String wish(NationalId person, int level, String session) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "attributes",
                    Map.of(
                            "uid",
                            person.reveal(),
                            "AuthMethod",
                            level == 4 ? "BuyPass" : "MinID-PIN",
                            "SecurityLevel",
                            Integer.toString(level)),
                    "session",
                    session,
                    "context",
                    "urn:oasis:names:tc:SAML:2.0:ac:classes:"
                            + (level == 4 ? "SmartcardPKI" : "PasswordProtectedTransport")));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** What the citizen's browser gets there, to post it back. */
    public record Posted(URI to, String response, String state, String asked, boolean anew) {

        public Map<String, String> fields() {
            return Map.of("SAMLResponse", response, "RelayState", state);
        }
    }

    /** A citizen logs in there. */
    public Posted logIn(URI request, Map<String, Object> wish) {
        try {
            var answer = ask(at("/sso?") + request.getRawQuery() + "&wish="
                    + URLEncoder.encode(JSON.writeValueAsString(wish), StandardCharsets.UTF_8));
            return new Posted(
                    URI.create(answer.path("post").asText()),
                    answer.path("response").asText(),
                    state(request),
                    answer.path("asked").asText(),
                    answer.path("force").asBoolean());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        program.close();
        http.close();
    }

    private JsonNode ask(String address) throws IOException, InterruptedException {
        var answer =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static String state(URI request) {
        return List.of(request.getQuery().split("&")).stream()
                .filter(part -> part.startsWith("RelayState="))
                .map(part -> part.substring("RelayState=".length()))
                .findFirst()
                .orElseThrow();
    }

    /** Signed by itself, as in SAML; the answer is its base64. */
    private static String newCertificate(Path folder)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        var name = new X500Name("CN=sikkerhetsportalen");
        var now = Instant.now();
        var certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minus(1, ChronoUnit.HOURS)),
                        Date.from(now.plus(1, ChronoUnit.DAYS)),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
        pem(folder.resolve("idp.pem"), "CERTIFICATE", certificate);
        pem(folder.resolve("idp.key.pem"), "PRIVATE KEY", keys.getPrivate().getEncoded());
        return Base64.getEncoder().encodeToString(certificate);
    }

    private static void pem(Path file, String type, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n");
    }
}
