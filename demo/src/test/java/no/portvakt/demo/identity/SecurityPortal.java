package no.portvakt.demo.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
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
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Stands for a national security portal: Auth0's {@code samlp} on Node ({@code src/test/node/saml-idp}), where whoever
 * logs in says what the assertion will say.
 */
final class SecurityPortal implements AutoCloseable {

    static final String ISSUER = "https://sikkerhetsportalen.example";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHERE_KEYCLOAK_SENDS = "https://sikkerhetsportalen.localhost/sso";

    private final Process process;
    private final int port;
    private final String certificate;
    private final HttpClient http = HttpClient.newHttpClient();

    private SecurityPortal(Process process, int port, String certificate) {
        this.process = process;
        this.port = port;
        this.certificate = certificate;
    }

    /** In this folder, on a port that it picks. */
    static SecurityPortal start(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : List.of("package.json", "package-lock.json", "idp.js")) {
                Files.copy(
                        Path.of("src/test/node/saml-idp", file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            var certificate = newCertificate(folder);
            run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            var process = new ProcessBuilder("node", "idp.js", "idp.pem", "idp.key.pem")
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("idp.log").toFile())
                    .start();
            return new SecurityPortal(process, port(process.inputReader()), certificate);
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException("the SAML peer does not start; it needs node and npm", broken);
        }
    }

    /** As a provider of the federation file. */
    String provider(String alias) {
        return """
                {
                  "alias": "%s", "name": "Sikkerhetsportalen", "protocol": "saml", "issuer": "%s",
                  "entityId": "https://login.localhost/saml", "singleSignOn": "%s", "certificate": "%s",
                  "levels": {
                    "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport": 3,
                    "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI": 4
                  },
                  "testPersons": true
                }
                """.formatted(alias, ISSUER, WHERE_KEYCLOAK_SENDS, certificate);
    }

    /** What the citizen's browser gets there, to post it back. */
    record Posted(URI to, String response, String state, String asked, boolean anew) {

        Map<String, String> fields() {
            return Map.of("SAMLResponse", response, "RelayState", state);
        }
    }

    /** A citizen logs in there. */
    Posted logIn(URI request, Map<String, Object> wish) {
        try {
            var answer = ask("http://127.0.0.1:" + port + "/sso?" + request.getRawQuery() + "&wish="
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
        process.destroy();
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

    private static int port(BufferedReader said) throws IOException {
        return Integer.parseInt(Optional.ofNullable(said.readLine()).orElse("nothing"));
    }

    private static void run(Path folder, String... command) throws IOException {
        var log = folder.resolve(command[0] + ".log");
        try {
            int code = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + ":\n" + Files.readString(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
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
