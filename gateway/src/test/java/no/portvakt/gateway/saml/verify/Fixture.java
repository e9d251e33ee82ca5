package no.portvakt.gateway.saml.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.opensaml.security.x509.BasicX509Credential;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * One response of others.
 *
 * @param expected {@code accept} or {@code reject}, as its makers have it
 */
record Fixture(Path folder, String file, String expected, String text) {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern NOT_BEFORE = Pattern.compile("NotBefore=\"([^\"]*)\"");
    private static final Pattern RECIPIENT = Pattern.compile("Recipient=\"([^\"]*)\"");
    private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate>([^<]*)<");
    private static final Signer OURS = Signer.make("provider");
    private static final Signer STRANGER = Signer.make("stranger");

    /** A key and its certificate. */
    record Signer(PrivateKey key, X509Certificate certificate) {
        static Signer make(String name) {
            var keys = TestCa.rsaKeys(2048);
            return new Signer(
                    keys.getPrivate(), TestCa.root(name).issue(Wish.person(name).keys(keys)));
        }
    }

    /** As its makers' portal would, when it was new. */
    ResponseReader reader(X509Certificate trusted) {
        return reader(trusted, SOON);
    }

    private ResponseReader reader(X509Certificate trusted, Duration after) {
        var began = first(NOT_BEFORE)
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElse(Instant.parse("2020-09-25T16:00:00Z"));
        return new ResponseReader(
                first(RECIPIENT).orElse("https://evil-corp.madness.com/sso/callback"),
                List.of(trusted),
                new BasicX509Credential(OURS.certificate(), OURS.key()),
                began.plus(after));
    }

    /** Whose signatures its makers take. */
    X509Certificate maker() {
        var named = file.startsWith("node-saml/")
                ? read(folder.resolve("node-saml/test/static/cert.pem"))
                : "-----BEGIN CERTIFICATE-----\n" + first(CERTIFICATE).orElseThrow() + "\n-----END CERTIFICATE-----\n";
        return certificate(named);
    }

    /** The same shape, with SHA-256 by a key that the reader may trust. */
    String resigned() {
        var parsed = parse(text);
        parsed.ifPresent(document ->
                resign(document, () -> Reencrypted.inPlace(document, theirKey(), OURS, Fixture.this::resignedInside)));
        return parsed.map(Fixture::write).orElse(text);
    }

    /** Who trusts the key that it is signed anew with. */
    ResponseReader readerOfResigned() {
        return reader(OURS.certificate());
    }

    /** The same, long after. */
    ResponseReader lateReaderOfResigned() {
        return reader(OURS.certificate(), Duration.ofDays(20 * 365));
    }

    /** Who trusts somebody else. */
    ResponseReader foreignReaderOfResigned() {
        return reader(STRANGER.certificate());
    }

    private void resign(Document document, Runnable between) {
        Resigned.inPlace(document, maker().getPublicKey(), OURS, STRANGER, between);
    }

    private String resignedInside(String assertion) {
        var document = parse(assertion).orElseThrow();
        resign(document, () -> {});
        return write(document);
    }

    private Optional<String> first(Pattern pattern) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What those were encrypted to. */
    private PrivateKey theirKey() {
        return privateKey(read(folder.resolve("node-saml/test/static/testshib encryption pvk.pem")));
    }

    private static PrivateKey privateKey(String pem) {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return switch (parser.readObject()) {
                case PEMKeyPair pair ->
                    new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
                case PrivateKeyInfo info -> new JcaPEMKeyConverter().getPrivateKey(info);
                default -> throw new IllegalStateException("no key");
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(TestCa.der(certificate));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Empty for what is no document at all. */
    static Optional<Document> parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return Optional.of(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (SAXException notOne) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String write(Document document) {
        try {
            var writer = new StringWriter();
            var transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(writer));
            return writer.toString();
        } catch (TransformerException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
