package no.portvakt.demo.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the gateway knows of a portal that hears of log-outs in a frame, before the system starts. */
final class FramedPortal {

    private FramedPortal() {}

    static void declareIn(Path portals, String id, String redirect, URI framed) {
        try {
            Files.writeString(portals.resolve(id + ".yaml"), """
                    portal:
                      id: %s
                      name: {nb: Rammeportalen, nn: Rammeportalen, en: The framed portal}
                      service: barnehage
                      oidc:
                        redirects: ["%s"]
                        frontchannelLogout: "%s"
                        keys: {url: "https://rammeportal.test/jwks.json"}
                    """.formatted(id, redirect, framed));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
