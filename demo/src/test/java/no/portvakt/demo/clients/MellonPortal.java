package no.portvakt.demo.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import no.portvakt.demo.processes.DemoSystem;

/**
 * A portal behind Debian's Apache with {@code mod_auth_mellon}; {@code /secret/} is for who has logged in, and shows what
 * the module learnt.
 */
public final class MellonPortal implements AutoCloseable {

    private static final String CONFIGURATION = """
            LoadModule auth_mellon_module MODULES/mod_auth_mellon.so
            <Location />
              MellonEndpointPath /mellon
              MellonSPPrivateKeyFile FOLDER/key.pem
              MellonSPCertFile FOLDER/certificate.pem
              MellonSPMetadataFile FOLDER/metadata.xml
              MellonIdPMetadataFile FOLDER/provider.xml
              MellonSignatureMethod rsa-sha256
              MellonSecureCookie On
              MellonCookieSameSite none
              MellonAuthnContextClassRef urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport
              MellonAuthnContextComparisonType exact
            </Location>
            <Location /secret/>
              AuthType Mellon
              MellonEnable auth
              Require valid-user
              Options +Includes
              AddOutputFilter INCLUDES .html
            </Location>
            """;

    private static final String PAGE = """
            <!doctype html><title>Portal</title><h1>Inne</h1>
            <p id="level"><!--#echo var="MELLON_SecurityLevel" --></p>
            <p id="uid"><!--#echo var="MELLON_uid" --></p>
            <p id="name"><!--#echo var="MELLON_NAME_ID" --></p>
            """;

    private final ApacheServer apache;

    private MellonPortal(ApacheServer apache) {
        this.apache = apache;
    }

    /** At this system, as it is declared. */
    public static MellonPortal start(DemoSystem system) {
        try {
            var folder = ApacheServer.folder(system, "mod_auth_mellon");
            for (var file : new String[] {"key.pem", "certificate.pem", "metadata.xml"}) {
                Files.copy(SamlPortal.MELLON.folder().resolve(file), folder.resolve(file));
            }
            Files.writeString(
                    folder.resolve("provider.xml"), SamlProvider.of(system).metadata());
            Files.writeString(folder.resolve("htdocs/secret/index.html"), PAGE);
            Files.writeString(
                    folder.resolve("htdocs/farewell.html"), "<!doctype html><title>Portal</title><h1>Ute</h1>");
            return new MellonPortal(ApacheServer.start(folder, SamlPortal.MELLON.port(), CONFIGURATION));
        } catch (IOException broken) {
            throw new UncheckedIOException("apache2 with libapache2-mod-auth-mellon does not start", broken);
        }
    }

    public String at(String path) {
        return apache.at(path);
    }

    @Override
    public void close() {
        apache.close();
    }
}
