package no.portvakt.demo.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import no.portvakt.demo.machine.SpringProgram;
import no.portvakt.demo.processes.DemoSystem;

/** A portal written with Spring Security's SAML 2.0 service provider, in {@code src/test/spring/saml-portal}. */
public final class SpringPortal implements AutoCloseable {

    /** Cookies know no ports, so each portal on this host has one of its own name. */
    private static final String SETTINGS = """
            server.address=127.0.0.1
            server.port=PORT
            server.ssl.certificate=file:CERTIFICATES/public-server.pem
            server.ssl.certificate-private-key=file:CERTIFICATES/public-server.key.pem
            server.servlet.session.cookie.name=NAME
            server.servlet.session.cookie.secure=true
            server.servlet.session.cookie.same-site=none
            spring.main.banner-mode=off
            logging.file.name=portal.log
            logging.pattern.console=
            spring.security.saml2.relyingparty.registration.portal.entity-id=ENTITY
            spring.security.saml2.relyingparty.registration.portal.acs.location=ORIGIN/login/saml2/sso/portal
            spring.security.saml2.relyingparty.registration.portal.singlelogout.url=ORIGIN/logout/saml2/slo
            spring.security.saml2.relyingparty.registration.portal.singlelogout.binding=redirect
            spring.security.saml2.relyingparty.registration.portal.signing.credentials[0].private-key-location=file:key.pem
            spring.security.saml2.relyingparty.registration.portal.signing.credentials[0].certificate-location=\
            file:certificate.pem
            spring.security.saml2.relyingparty.registration.portal.decryption.credentials[0].private-key-location=\
            file:key.pem
            spring.security.saml2.relyingparty.registration.portal.decryption.credentials[0].certificate-location=\
            file:certificate.pem
            spring.security.saml2.relyingparty.registration.portal.assertingparty.metadata-uri=file:provider.xml
            """;

    private final SpringProgram program;
    private final SamlPortal portal;

    private SpringPortal(SpringProgram program, SamlPortal portal) {
        this.program = program;
        this.portal = portal;
    }

    /** As this one of the declared. */
    public static SpringPortal start(DemoSystem system, SamlPortal portal) {
        try {
            var folder = portal.folder();
            Files.writeString(
                    folder.resolve("provider.xml"), SamlProvider.of(system).metadata());
            Files.writeString(
                    folder.resolve("application.properties"),
                    SETTINGS.replace("PORT", Integer.toString(portal.port()))
                            .replace(
                                    "CERTIFICATES",
                                    system.plan().state().folder("certificates").toString())
                            .replace("NAME", "spring-" + portal.port())
                            .replace("ENTITY", portal.entityId())
                            .replace("ORIGIN", portal.at("")));
            return new SpringPortal(SpringProgram.start("saml-portal", folder), portal);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public String at(String path) {
        return portal.at(path);
    }

    @Override
    public void close() {
        program.close();
    }
}
