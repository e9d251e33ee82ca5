package no.portvakt.gateway.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ports that cannot be, and ports that two doors want. Opens none. */
final class PortChecks {

    private static final int HIGHEST = 65_535;
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0");

    private PortChecks() {}

    private record Door(String key, String host, int port) {

        boolean standsInTheWayOf(Door other) {
            return port != 0
                    && port == other.port
                    && (host.equals(other.host)
                            || EVERY_ADDRESS.contains(host)
                            || EVERY_ADDRESS.contains(other.host)
                            || (ThisMachine.isCalled(host) && ThisMachine.isCalled(other.host)));
        }
    }

    static List<Finding> of(Settings settings, ConsolePresence presence) {
        var findings = new ArrayList<Finding>();
        var doors = doors(settings, presence);
        doors.stream()
                .filter(door -> door.port() < 0 || door.port() > HIGHEST)
                .forEach(door -> findings.add(Finding.wrong(door.key(), "must be from 1 to " + HIGHEST)));
        for (int i = 0; i < doors.size(); i++) {
            for (var earlier : doors.subList(0, i)) {
                if (doors.get(i).standsInTheWayOf(earlier)) {
                    findings.add(Finding.wrong(
                            doors.get(i).key(), doors.get(i).port() + " is taken already, by " + earlier.key()));
                }
            }
        }
        return findings;
    }

    private static List<Door> doors(Settings settings, ConsolePresence presence) {
        var listener = settings.listener();
        var officers = settings.console().officers();
        var edges = settings.console().edges();
        var framework = settings.framework();
        List<Door> doors = new ArrayList<>();
        if (presence.hasCitizens()) {
            doors.add(new Door("portvakt.listener.public-port", listener.bind(), listener.publicPort()));
            doors.add(new Door("portvakt.listener.pki-port", listener.bind(), listener.pkiPort()));
        }
        var soap = settings.saml().soap();
        soap.port().ifPresent(port -> doors.add(new Door("portvakt.saml.soap.port", soap.bind(), port)));
        officers.port().ifPresent(port -> doors.add(new Door("portvakt.officers.port", officers.bind(), port)));
        if (presence.hasDatabase()) {
            edges.port().ifPresent(port -> doors.add(new Door("portvakt.console.edges.port", edges.bind(), port)));
        }
        doors.add(new Door("quarkus.http.port", framework.httpHost(), framework.httpPort()));
        doors.add(new Door("quarkus.management.port", framework.managementHost(), framework.managementPort()));
        return doors;
    }
}
