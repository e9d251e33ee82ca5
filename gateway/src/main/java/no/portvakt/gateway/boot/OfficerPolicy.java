package no.portvakt.gateway.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;

/** The two fixed profiles of the officers' door. No officer, folder or snapshot changes them, nor does an emergency. */
final class OfficerPolicy {

    private OfficerPolicy() {}

    static Policy compiled() {
        var sources = List.of(source(ServiceFinder.CONSOLE_HOST), source(ServiceFinder.OFFICERS_LOGIN_HOST));
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> Policy.compile(loaded.catalog());
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    private static ProfileSource source(String host) {
        var name = host + ".yaml";
        try (var stream = OfficerPolicy.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new ProfileSource(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
