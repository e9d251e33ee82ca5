package no.portvakt.demo.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import no.portvakt.demo.certificates.PemFiles;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.testsupport.port.FreePorts;

/**
 * A portal that speaks SAML, as a municipality declares it: with its key, its metadata and the port that it will have,
 * all of it before the system starts. Which of them are started, the test says.
 */
public enum SamlPortal {
    LOWER("skjema-saml", "barnehage", "persistent", "/acs", "/slo", "/slo"),
    HIGHER("omsorg-saml", "hjemmehjelp", "persistent", "/acs", "/slo", "/slo"),
    MELLON("mellon-saml", "byggesak", "transient", "/mellon/postResponse", "/mellon/logout", "/mellon/logout"),
    SHIBBOLETH(
            "shibboleth-saml",
            "barnehage",
            "transient",
            "/Shibboleth.sso/SAML2/POST",
            "/Shibboleth.sso/SLO/Redirect",
            "/Shibboleth.sso/SLO/POST"),
    SPRING(
            "spring-saml",
            "barnehage",
            "transient",
            "/login/saml2/sso/portal",
            "/logout/saml2/slo",
            "/logout/saml2/slo"),
    SPRING_HIGHER(
            "spring-omsorg-saml",
            "hjemmehjelp",
            "persistent",
            "/login/saml2/sso/portal",
            "/logout/saml2/slo",
            "/logout/saml2/slo"),
    /** Its server fetches what it is told, and is told of log-outs. */
    SHIBBOLETH_SERVER(
            "shibboleth-server-saml",
            "barnehage",
            "transient",
            "/Shibboleth.sso/SAML2/Artifact",
            "/Shibboleth.sso/SLO/SOAP",
            ""),
    /** Citizens are shown what it is told; the others would have every journey show it. */
    SHOWN("vist-saml", "barnehage", "persistent", "/acs", "/slo", "/slo");

    private static final int RSA_BITS = 2048;

    private static final String KEY = """
            <md:KeyDescriptor use="%s">
              <ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
            </md:KeyDescriptor>
            """;

    private static final String ENDPOINT = """
            <md:%s Binding="urn:oasis:names:tc:SAML:2.0:bindings:%s" Location="%s"%s/>
            """;

    private final String id;
    private final String service;
    private final String nameId;
    private final String consumer;
    private final String logOutByRedirect;
    private final String logOutByPost;
    private final int port = FreePorts.next();

    SamlPortal(
            String id, String service, String nameId, String consumer, String logOutByRedirect, String logOutByPost) {
        this.id = id;
        this.service = service;
        this.nameId = nameId;
        this.consumer = consumer;
        this.logOutByRedirect = logOutByRedirect;
        this.logOutByPost = logOutByPost;
    }

    /** Writes all of them: declarations and metadata into this folder, which the gateway reads when it starts. */
    public static void declareIn(Path portals) {
        for (var portal : values()) {
            portal.declare(portals);
        }
    }

    /** Where a test finds the key ({@code key.pem}), its certificate and the metadata. */
    public Path folder() {
        return Path.of("target", "saml-portal", id).toAbsolutePath();
    }

    public String entityId() {
        return "https://" + id + ".test/metadata";
    }

    /** By SOAP and HTTP-Artifact, and not by the browser. */
    boolean isToldByServers() {
        return this == SHIBBOLETH_SERVER;
    }

    public int port() {
        return port;
    }

    public String at(String path) {
        return "https://localhost:" + port + path;
    }

    private void declare(Path portals) {
        try {
            Files.createDirectories(folder());
            var keys = TestCa.rsaKeys(RSA_BITS);
            var now = Instant.now();
            var certificate = TestCa.root(id)
                    .issue(Wish.person(id)
                            .keys(keys)
                            .between(now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1))));
            PemFiles.writeKey(folder().resolve("key.pem"), keys.getPrivate());
            PemFiles.writeCertificates(folder().resolve("certificate.pem"), List.of(certificate));
            Files.writeString(folder().resolve("metadata.xml"), metadata(certificate));
            Files.writeString(portals.resolve(id + ".xml"), metadata(certificate));
            Files.writeString(portals.resolve(id + ".yaml"), """
                    portal:
                      id: %s
                      name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
                      service: %s
                      tell: %s
                      saml:
                        metadata: {file: %s.xml}
                        nameId: %s
                        assertions: encrypted
                    """.formatted(
                            id, service, this == SHOWN ? "first-time" : "never", id, nameId));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String metadata(X509Certificate certificate) {
        var base64 = Base64.getEncoder().encodeToString(TestCa.der(certificate));
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
                    xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s">
                <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true"
                    protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                """.formatted(entityId())
                + KEY.formatted("signing", base64)
                + KEY.formatted("encryption", base64)
                + logOut()
                + "<md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:" + nameId + "</md:NameIDFormat>\n"
                + ENDPOINT.formatted(
                        "AssertionConsumerService",
                        isToldByServers() ? "HTTP-Artifact" : "HTTP-POST",
                        at(consumer),
                        " index=\"0\" isDefault=\"true\"")
                + "</md:SPSSODescriptor>\n</md:EntityDescriptor>\n";
    }

    private String logOut() {
        return isToldByServers()
                ? ENDPOINT.formatted("SingleLogoutService", "SOAP", at(logOutByRedirect), "")
                : ENDPOINT.formatted("SingleLogoutService", "HTTP-Redirect", at(logOutByRedirect), "")
                        + ENDPOINT.formatted("SingleLogoutService", "HTTP-POST", at(logOutByPost), "");
    }
}
