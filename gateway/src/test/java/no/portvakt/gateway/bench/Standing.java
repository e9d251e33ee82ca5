package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A gateway that load generators meet which know neither of services nor of browsers: they call 127.0.0.1 by that name and
 * send one header. So that is the service's host, and unsafe methods may come from anywhere.
 */
final class Standing {

    /** With {@link #DOMAIN} behind it, the address of this machine. */
    static final String SERVICE = "127";

    static final String DOMAIN = "0.0.1";

    private static final String PROFILE = """
            service:
              id: "127"
              title: {nb: Måling, nn: Måling, en: Bench}
              owner: {organisation: Asker kommune, number: "920125298", municipality: "3203"}
              los: {theme: barnehage, words: [barnehageplass]}
              data: [ordinary]
              host: "127"
              identity: national-id
              session: {idle: 30m, absolute: 8h}
              crossSite: allowed
              rules:
                - path: /**
                  methods: [GET, POST]
                  level: 3
                  reason: {nb: Det måles på nivå 3., nn: Det blir målt på nivå 3., en: Level 3 is measured.}
            """;

    private Standing() {}

    /** Settings of an edge that serves this alone. */
    static Map<String, String> at(Path folder) {
        var profiles = folder.resolve("standing");
        try {
            Files.createDirectories(profiles);
            Files.writeString(profiles.resolve("127.yaml"), PROFILE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of("portvakt.policy.folder", profiles.toString(), "portvakt.listener.base-domain", DOMAIN);
    }
}
