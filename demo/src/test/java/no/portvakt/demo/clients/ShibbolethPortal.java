package no.portvakt.demo.clients;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.portvakt.demo.processes.DemoSystem;

/**
 * A portal behind Debian's Apache with Shibboleth's service provider: the module and its own process, {@code shibd}, both
 * with a configuration of this test's. {@code /secret/} is for who has logged in, and shows what was learnt.
 */
public final class ShibbolethPortal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Its consumers by their place in its own list of protocols. */
    private static final String POST = "1";

    private static final String ARTIFACT = "3";

    private static final String SOAP = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    private static final String MODULE = """
            LoadModule mod_shib MODULES/mod_shib.so
            ShibConfig FOLDER/shibboleth2.xml
            <Location /Shibboleth.sso>
              SetHandler shib
            </Location>
            <Location /secret/>
              AuthType shibboleth
              ShibRequestSetting requireSession 1
              Require shib-session
              Options +Includes
              AddOutputFilter INCLUDES .html
            </Location>
            """;

    private static final String CONFIGURATION = """
            <SPConfig xmlns="urn:mace:shibboleth:3.0:native:sp:config" clockSkew="180">
              <OutOfProcess logger="FOLDER/shibd.logger"/>
              <UnixListener address="FOLDER/shibd.sock"/>
              <ApplicationDefaults entityID="ENTITY" REMOTE_USER="level" signing="true" signingAlg="SIGNING"
                  requireSignedAssertions="true" metadataAttributePrefix="Meta-">
                <Sessions lifetime="28800" timeout="3600" relayState="ss:mem" checkAddress="false" handlerSSL="true"
                    cookieProps="; path=/; secure; HttpOnly; SameSite=None" redirectLimit="exact">
                  <SSO entityID="PROVIDER" authnContextClassRef="CONTEXT" acsIndex="INDEX">SAML2</SSO>
                  <Logout outgoingBindings="BINDINGS">SAML2 Local</Logout>
                  <Handler type="Session" Location="/Session" showAttributeValues="true"/>
                </Sessions>
                <Errors supportContact="root@localhost"/>
                <MetadataProvider type="XML" validate="true" path="FOLDER/provider.xml"/>
                <AttributeExtractor type="XML" validate="true" path="FOLDER/attribute-map.xml"/>
                <CredentialResolver type="File" key="FOLDER/key.pem" certificate="FOLDER/certificate.pem"/>
              </ApplicationDefaults>
              <SecurityPolicyProvider type="XML" validate="true" path="/etc/shibboleth/security-policy.xml"/>
              <ProtocolProvider type="XML" validate="true" reloadChanges="false" path="/etc/shibboleth/protocols.xml"/>
            </SPConfig>
            """;

    private static final String ATTRIBUTES = """
            <Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map">
              <Attribute name="SecurityLevel" id="level" nameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"/>
              <Attribute name="uid" id="uid" nameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"/>
            </Attributes>
            """;

    private static final String LOGGER = """
            log4j.rootCategory=INFO, file
            log4j.appender.file=org.apache.log4j.FileAppender
            log4j.appender.file.fileName=FOLDER/shibd-detail.log
            log4j.appender.file.layout=org.apache.log4j.PatternLayout
            log4j.appender.file.layout.ConversionPattern=%d %p %c: %m%n
            """;

    private final ApacheServer apache;
    private final Process shibd;

    private ShibbolethPortal(ApacheServer apache, Process shibd) {
        this.apache = apache;
        this.shibd = shibd;
    }

    /** At this system, as this one of the declared. */
    public static ShibbolethPortal start(DemoSystem system, SamlPortal portal) {
        try {
            var folder = ApacheServer.folder(system, "mod_shib");
            for (var file : new String[] {"key.pem", "certificate.pem"}) {
                Files.copy(portal.folder().resolve(file), folder.resolve(file));
            }
            var provider = SamlProvider.of(system);
            Files.writeString(folder.resolve("provider.xml"), provider.metadata());
            Files.writeString(folder.resolve("attribute-map.xml"), ATTRIBUTES);
            Files.writeString(folder.resolve("shibd.logger"), LOGGER.replace("FOLDER", folder.toString()));
            Files.writeString(
                    folder.resolve("shibboleth2.xml"),
                    CONFIGURATION
                            .replace("FOLDER", folder.toString())
                            .replace("ENTITY", portal.entityId())
                            .replace("PROVIDER", provider.entityId())
                            .replace("INDEX", portal.isToldByServers() ? ARTIFACT : POST)
                            .replace("BINDINGS", portal.isToldByServers() ? SOAP : REDIRECT)
                            .replace("SIGNING", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")
                            .replace("CONTEXT", "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"));
            Files.writeString(
                    folder.resolve("htdocs/secret/index.html"),
                    "<!doctype html><title>Portal</title><h1>Inne</h1><p id=\"level\"><!--#echo var=\"level\" --></p>");
            Files.writeString(
                    folder.resolve("htdocs/farewell.html"), "<!doctype html><title>Portal</title><h1>Ute</h1>");
            var shibd = startShibd(folder);
            return new ShibbolethPortal(ApacheServer.start(folder, portal.port(), MODULE), shibd);
        } catch (IOException broken) {
            throw new UncheckedIOException("apache2 with libapache2-mod-shib does not start", broken);
        }
    }

    private static Process startShibd(Path folder) throws IOException {
        var output = folder.resolve("shibd.log");
        var shibd = new ProcessBuilder(
                        "/usr/sbin/shibd",
                        "-F",
                        "-f",
                        "-c",
                        folder.resolve("shibboleth2.xml").toString(),
                        "-p",
                        folder.resolve("shibd.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> !shibd.isAlive() || Files.exists(folder.resolve("shibd.sock")));
        if (!shibd.isAlive()) {
            throw new IllegalStateException(Files.readString(output));
        }
        return shibd;
    }

    public String at(String path) {
        return apache.at(path);
    }

    @Override
    public void close() {
        apache.close();
        shibd.destroy();
    }
}
