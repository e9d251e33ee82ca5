package no.portvakt.demo.clients;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.idp.keycloak.MutualTls;
import no.portvakt.testsupport.pki.TestCa;
import org.jsoup.Jsoup;

/** Log-ins of a portal by SAML at one provider, of somebody who is logged in there. Thread-safe. */
public final class SamlLoad {

    private static final Pattern RESPONSE =
            Pattern.compile("name=\"SAMLResponse\" value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final String REALM = "/realms/saml-bench";
    private static final String PASSWORD = "et passord for alle";

    private final String name;
    private final ProcessHandle process;
    private final Issued key;
    private final SamlPortal portal;
    private final String destination;
    private final Function<String, String> ask;

    private SamlLoad(
            String name, ProcessHandle process, SamlPortal portal, String destination, Function<String, String> ask) {
        this.name = name;
        this.process = process;
        this.portal = portal;
        this.key = new Issued.Files(
                        portal.folder().resolve("certificate.pem"),
                        portal.folder().resolve("key.pem"))
                .read();
        this.destination = destination;
        this.ask = ask;
    }

    /** At the gateway, with these cookies of hers at the log-in host. */
    public static SamlLoad atGateway(DemoSystem system, SamlPortal portal, String cookies) {
        var provider = SamlProvider.of(system);
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(system.trust().context())
                .build();
        return new SamlLoad(
                "gateway",
                running("gateway/target/quarkus-app"),
                portal,
                provider.singleSignOn().toString(),
                query -> {
                    var kept = send(client, URI.create(provider.singleSignOn() + "?" + query), cookies, "");
                    var next = URI.create(kept.headers().firstValue("Location").orElseThrow());
                    return send(client, next, cookies + "; " + setCookies(kept), "")
                            .body();
                });
    }

    /** At Keycloak itself, in a realm of its own, where the same portal is a client. */
    public static SamlLoad atKeycloak(DemoSystem system, SamlPortal portal) {
        var certificates = system.plan().state().folder("certificates");
        var tls = new MutualTls(
                certificates.resolve("operator.pem"),
                certificates.resolve("operator.key.pem"),
                certificates.resolve("internal-ca.pem"));
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.context())
                .build();
        declare(system, portal);
        var back = system.keycloak().backChannel();
        var address = back + REALM + "/protocol/saml";
        var destination = system.ports().origin("login") + REALM + "/protocol/saml";
        var first = new SamlLoad("Keycloak", running("keycloak"), portal, destination, _ -> "");
        var page = send(client, URI.create(address + "?" + first.request()), "", "");
        var form = URI.create(Jsoup.parse(page.body()).select("form").attr("action"));
        var in = send(
                client,
                URI.create(back + form.getRawPath() + "?" + form.getRawQuery()),
                setCookies(page),
                "username=kari&password=" + encoded(PASSWORD));
        var cookies = setCookies(in);
        return new SamlLoad("Keycloak", running("keycloak"), portal, destination, query -> send(
                        client, URI.create(address + "?" + query), cookies, "")
                .body());
    }

    public String name() {
        return name;
    }

    /** What the provider has used of the processors. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** A query of the Redirect binding, signed (SAML Bindings, 3.4.4.1). */
    public String request() {
        var xml = "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_" + UUID.randomUUID() + "' Version='2.0'"
                + " IssueInstant='" + Instant.now() + "' Destination='" + destination + "'><saml:Issuer>"
                + portal.entityId() + "</saml:Issuer></samlp:AuthnRequest>";
        var unsigned = "SAMLRequest=" + encoded(deflated(xml)) + "&SigAlg="
                + encoded("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        return unsigned + "&Signature=" + encoded(signed(unsigned, key.key()));
    }

    /** Whether an encrypted assertion came of it. */
    public boolean isAnswered(String request) {
        var found = RESPONSE.matcher(ask.apply(request));
        return found.find()
                && new String(Base64.getMimeDecoder().decode(found.group(1)), StandardCharsets.UTF_8)
                        .contains("EncryptedAssertion");
    }

    private static void declare(DemoSystem system, SamlPortal portal) {
        var certificate = new Issued.Files(
                        portal.folder().resolve("certificate.pem"),
                        portal.folder().resolve("key.pem"))
                .read()
                .certificate();
        var base64 = Base64.getEncoder().encodeToString(TestCa.der(certificate));
        var realm = JsonNodeFactory.instance
                .objectNode()
                .put("realm", REALM.substring("/realms/".length()))
                .put("enabled", true);
        var user = realm.putArray("users")
                .addObject()
                .put("username", "kari")
                .put("enabled", true)
                .put("firstName", "K")
                .put("lastName", "N")
                .put("email", "kari@example.org");
        user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        var client = realm.putArray("clients")
                .addObject()
                .put("clientId", portal.entityId())
                .put("protocol", "saml");
        client.putArray("redirectUris").add(portal.at("/acs"));
        client.putObject("attributes")
                .put("saml_assertion_consumer_url_post", portal.at("/acs"))
                .put("saml.client.signature", "true")
                .put("saml.signing.certificate", base64)
                .put("saml.encrypt", "true")
                .put("saml.encryption.certificate", base64)
                .put("saml.server.signature", "true")
                .put("saml.assertion.signature", "true")
                .put("saml.signature.algorithm", "RSA_SHA256")
                .put("saml.force.post.binding", "true")
                .put("saml.authnstatement", "true");
        try (var admin = system.keycloakAsOperator()) {
            admin.create("", realm);
        }
    }

    /** The one of our children that runs this. */
    private static ProcessHandle running(String what) {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info()
                        .commandLine()
                        .filter(line -> line.contains(what))
                        .isPresent())
                .filter(child -> child.info()
                        .command()
                        .filter(line -> line.endsWith("java"))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process of " + what));
    }

    private static HttpResponse<String> send(HttpClient client, URI address, String cookies, String form) {
        try {
            var request = HttpRequest.newBuilder(address).header("Accept", "text/html");
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies);
            }
            if (!form.isEmpty()) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String setCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> List.of(cookie.split(";")).getFirst())
                .flatMap(Stream::of)
                .collect(Collectors.joining("; "));
    }

    private static String deflated(String xml) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflater.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String signed(String text, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
