package no.portvakt.minside;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import no.portvakt.minside.signature.Signing;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Issues cards that people sign with, and says whose they are. */
final class CardIssuer {

    static final String LOOKUP = "/utsteder/v1/personer/oppslag";

    private final TestCa authority;
    private final Map<String, String> persons = new HashMap<>();

    private CardIssuer(TestCa authority) {
        this.authority = authority;
    }

    static CardIssuer now() {
        var now = Instant.now();
        return new CardIssuer(TestCa.root(
                Wish.authority("Utsteder").between(now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(100)))));
    }

    /** The certificate that this person signs with. */
    Signing card(String number) {
        var now = Instant.now();
        var wish = Wish.person("Kari Prøve")
                .subject("CN=Kari Prøve,SERIALNUMBER=" + personKey(number))
                .usage(KeyUsage.nonRepudiation)
                .without(Extension.extendedKeyUsage)
                .between(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
        return new Signing(authority.issue(wish), wish.keys(), now.minusSeconds(5), DigestAlgorithm.SHA256);
    }

    /** It says so from now on. */
    void answerFor(WireMockServer http, String number) {
        http.stubFor(post(urlPathEqualTo(LOOKUP))
                .withRequestBody(matchingJsonPath("$.personKey", equalTo(personKey(number))))
                .willReturn(okJson("{\"pid\": \"" + number + "\"}")));
    }

    /** It breaks from now on when it is asked for this one. */
    void answerNot(WireMockServer http, String number) {
        http.stubFor(post(urlPathEqualTo(LOOKUP))
                .withRequestBody(matchingJsonPath("$.personKey", equalTo(personKey(number))))
                .willReturn(serverError()));
    }

    private String personKey(String number) {
        return persons.computeIfAbsent(number, _ -> "9578-4050-" + (100 + persons.size()));
    }

    Path trustFolder(Path keys) {
        return written(
                keys.resolve("signing-trust"), "issuer.pem", pem("CERTIFICATE", TestCa.der(authority.certificate())));
    }

    Path revocationsFolder(Path keys) {
        var now = Instant.now();
        try {
            var list = authority.list(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
            return written(keys.resolve("signing-revocations"), "issuer.crl", pem("X509 CRL", list.getEncoded()));
        } catch (java.security.cert.CRLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }

    private static Path written(Path folder, String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
