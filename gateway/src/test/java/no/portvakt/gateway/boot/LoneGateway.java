package no.portvakt.gateway.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;

/** A gateway on one machine with the profiles of the tests in a folder, and without anybody behind it. */
final class LoneGateway {

    private LoneGateway() {}

    /** Sound ones; writes its keys and profiles into this folder. */
    static Map<String, String> settings(Path folder) {
        var pair = TestCertificates.selfSigned(folder, "server");
        var keys = new TreeMap<String, String>();
        keys.put("portvakt.listener.base-domain", "localhost");
        keys.put("portvakt.listener.bind", "127.0.0.1");
        keys.put("portvakt.listener.public-port", "18443");
        keys.put("portvakt.listener.pki-port", "18444");
        keys.put("portvakt.listener.certificate", pair.certificate().toString());
        keys.put("portvakt.listener.key", pair.key().toString());
        keys.put("portvakt.identity.issuer", "https://login.localhost/_portvakt");
        keys.put("portvakt.identity.key", pair.key().toString());
        keys.put("portvakt.oidc.issuer", "https://login.localhost/realms/innbygger");
        keys.put("portvakt.oidc.back-channel", "https://127.0.0.1:1/realms/innbygger");
        keys.put("portvakt.oidc.client-id", "portvakt-gateway");
        keys.put("portvakt.oidc.client-key", pair.key().toString());
        keys.put("portvakt.pairwise-secret", "a secret that nobody may read in a log");
        keys.put("portvakt.policy.folder", profiles(folder.resolve("profiles")).toString());
        keys.put("portvakt.audit-folder", folder.resolve("audit").toString());
        keys.put("portvakt.upstream.open.url", "http://127.0.0.1:8457");
        keys.put("portvakt.upstream.\"guarded\".url", "https://guarded.internal");
        return keys;
    }

    private static Path profiles(Path folder) {
        try {
            Files.createDirectory(folder);
            for (var source : Profiles.sources()) {
                Files.writeString(folder.resolve(source.name()), source.yaml());
            }
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
