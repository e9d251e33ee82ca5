package no.portvakt.demo.clients;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.portvakt.demo.processes.DemoSystem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a portal is given of the gateway: its metadata, as the gateway publishes it. */
record SamlProvider(String metadata, Document document) {

    private static final String MD = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /** Fetched as a portal does. */
    static SamlProvider of(DemoSystem system) {
        var address = system.ports().origin("login").resolve("/_portvakt/saml/metadata");
        try (var client =
                HttpClient.newBuilder().sslContext(system.trust().context()).build()) {
            var answer = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no metadata at " + address + ": " + answer.statusCode());
            }
            return new SamlProvider(answer.body(), parsed(answer.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String entityId() {
        return document.getDocumentElement().getAttribute("entityID");
    }

    URI singleSignOn() {
        return endpoint("SingleSignOnService").orElseThrow();
    }

    URI singleLogOut() {
        return endpoint("SingleLogoutService").orElseThrow();
    }

    /** One file for each certificate that it signs with. */
    List<Path> certificatesIn(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        var keys = document.getElementsByTagNameNS(MD, "KeyDescriptor");
        for (int i = 0; i < keys.getLength(); i++) {
            var base64 = ((Element) keys.item(i))
                    .getElementsByTagNameNS(DSIG, "X509Certificate")
                    .item(0)
                    .getTextContent()
                    .replaceAll("\\s", "");
            files.add(Files.writeString(
                    folder.resolve("provider-" + i + ".pem"),
                    "-----BEGIN CERTIFICATE-----\n" + base64.replaceAll("(.{64})", "$1\n")
                            + "\n-----END CERTIFICATE-----\n"));
        }
        return files;
    }

    private Optional<URI> endpoint(String kind) {
        var services = document.getElementsByTagNameNS(MD, kind);
        for (int i = 0; i < services.getLength(); i++) {
            var service = (Element) services.item(i);
            if (REDIRECT.equals(service.getAttribute("Binding"))) {
                return Optional.of(URI.create(service.getAttribute("Location")));
            }
        }
        return Optional.empty();
    }

    private static Document parsed(String xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | ParserConfigurationException notMetadata) {
            throw new IllegalStateException(notMetadata);
        }
    }
}
