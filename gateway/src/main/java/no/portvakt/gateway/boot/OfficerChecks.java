package no.portvakt.gateway.boot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of the officers' door before it is opened. Gives every problem, with its key, or none. */
final class OfficerChecks {

    private static final String PREFIX = "portvakt.officers.";

    private final List<String> problems = new ArrayList<>();

    List<String> problemsOf(OfficerSettings settings, ListenerSettings listener) {
        problems.clear();
        settings.port().ifPresent(port -> {
            if (port == listener.publicPort() || port == listener.pkiPort()) {
                problems.add(PREFIX + "port: must be a port of its own, or the console stands at the citizens' door");
            }
            if (settings.oidc().isEmpty()) {
                problems.add(PREFIX + "oidc: is needed, since nobody may come in without a log-in");
            }
            insideOnly(settings.bind());
        });
        if (settings.certificate().isPresent() != settings.key().isPresent()) {
            problems.add(PREFIX + "certificate: goes together with key");
        }
        readable("certificate", settings.certificate());
        readable("key", settings.key());
        settings.oidc().ifPresent(realm -> {
            readable("oidc.client-key", Optional.of(realm.clientKey()));
            readable("oidc.trust", realm.trust());
            readable("oidc.certificate", realm.certificate());
            readable("oidc.key", realm.key());
        });
        return List.copyOf(problems);
    }

    private void insideOnly(String bind) {
        try {
            if (InetAddress.getByName(bind).isAnyLocalAddress()) {
                problems.add(PREFIX + "bind: every address of the machine is too many; name the one inside");
            }
        } catch (UnknownHostException unknown) {
            problems.add(PREFIX + "bind: no address is called " + bind);
        }
    }

    private void readable(String key, Optional<Path> file) {
        file.filter(some -> !Files.isReadable(some))
                .ifPresent(some -> problems.add(PREFIX + key + ": cannot read " + some));
    }
}
