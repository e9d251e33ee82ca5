package no.portvakt.demo.clients;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.portvakt.demo.machine.NodeProgram;
import no.portvakt.demo.processes.DemoSystem;

/** A portal written with {@code node-saml}, in {@code src/test/node/saml-portal}. */
public final class NodeSamlPortal implements AutoCloseable {

    private final NodeProgram program;
    private final SamlPortal portal;

    private NodeSamlPortal(NodeProgram program, SamlPortal portal) {
        this.program = program;
        this.portal = portal;
    }

    /** As this one of the declared. */
    public static NodeSamlPortal start(DemoSystem system, SamlPortal portal) {
        try {
            var provider = SamlProvider.of(system);
            var certificates = system.plan().state().folder("certificates");
            var folder = portal.folder();
            Files.writeString(
                    folder.resolve("settings.json"),
                    new ObjectMapper()
                            .writeValueAsString(Map.of(
                                    "port", portal.port(),
                                    "entityId", portal.entityId(),
                                    "key", folder.resolve("key.pem").toString(),
                                    "certificate",
                                            folder.resolve("certificate.pem").toString(),
                                    "provider", provider.entityId(),
                                    "singleSignOn", provider.singleSignOn().toString(),
                                    "singleLogOut", provider.singleLogOut().toString(),
                                    "providerCertificates",
                                            provider.certificatesIn(folder).stream()
                                                    .map(Path::toString)
                                                    .toList(),
                                    "server",
                                            certificates
                                                    .resolve("public-server.pem")
                                                    .toString(),
                                    "serverKey",
                                            certificates
                                                    .resolve("public-server.key.pem")
                                                    .toString())));
            return new NodeSamlPortal(NodeProgram.start("saml-portal", folder, "portal.js", "settings.json"), portal);
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
