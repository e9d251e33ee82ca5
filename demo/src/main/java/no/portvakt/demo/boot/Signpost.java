package no.portvakt.demo.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.officers.OfficerOffice;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.simulators.DialogBoard;

/** What the terminal shows when everything is up: where to go, and as whom. */
final class Signpost {

    private static final int CODES_PER_LINE = 5;
    private static final int CITIZENS = 2;

    private final DemoSystem system;
    private final List<String> lines = new ArrayList<>();

    private Signpost(DemoSystem system) {
        this.system = system;
    }

    static Signpost of(DemoSystem system, CitizenOffice office) {
        var signpost = new Signpost(system);
        signpost.addresses();
        for (int citizen = 0; citizen < CITIZENS; citizen++) {
            signpost.citizen(office.enrol());
        }
        signpost.officers();
        signpost.files();
        return signpost;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void addresses() {
        lines.add("Addresses (the browser warns of a certificate that it does not know: the demo's own)");
        place("MinSide", "minside", "PIN letter (level 3)");
        place("the national portal, simulated", "norge", "open; your services: level 3");
        place("opening hours", "apningstider", "open (level 0)");
        place("kindergarten place", "barnehage", "level 3; /public/ is open");
        place("building case", "byggesak", "level 2 to read, 3 to send; applications are signed");
        place("licence to serve alcohol", "skjenkebevilling", "level 3 to read, 4 to send");
        place("home help", "hjemmehjelp", "smart card (level 4)");
        inside(
                "a caseworker's desk, simulated",
                system.ports().internal(Port.ARCHIVE, "/saksbehandling"),
                "what was sent for a licence; one click grants it");
        inside(
                "Dialogporten, simulated",
                system.ports().internal(Port.DIALOGS, DialogBoard.PAGE),
                "what national surfaces are told of cases");
        lines.add("");
    }

    private void place(String what, String host, String needs) {
        inside(what, system.ports().origin(host), needs);
    }

    private void inside(String what, URI address, String needs) {
        lines.add("  %-32s %-44s %s".formatted(what, address, needs));
    }

    private void citizen(TestCitizen citizen) {
        lines.add("Test citizen " + citizen.resident().fullName() + " (synthetic)");
        lines.add("  national id number   " + citizen.number().reveal());
        lines.add("  password             " + citizen.password());
        var codes = citizen.letter();
        for (int first = 0; first < codes.size(); first += CODES_PER_LINE) {
            var line = new StringBuilder(first == 0 ? "  PIN letter           " : " ".repeat(23));
            for (int code = first; code < Math.min(first + CODES_PER_LINE, codes.size()); code++) {
                line.append("%2d: %-8s".formatted(code + 1, codes.get(code)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("  smart card           " + citizen.card().file() + "  (password "
                + citizen.card().password() + ")");
        lines.add("");
    }

    private void officers() {
        lines.add("Officers (realm ansatte, two factors) log in at "
                + system.ports().officerOrigin());
        lines.add("  %-10s %-20s %-45s %s".formatted("user name", "", "password", "one-time code"));
        for (var officer : OfficerOffice.enrolAll(system)) {
            lines.add("  %-10s %-20s %-45s %-26s %s"
                    .formatted(
                            officer.username(),
                            officer.part().fullName(),
                            officer.password().<String>reveal(value -> value),
                            "./portvakt demo otp " + officer.username(),
                            officer.part().does()));
        }
        lines.add("");
    }

    private void files() {
        lines.add("Authority of the demo's servers: "
                + system.certificates().publicAuthority().file());
        lines.add("Logs: " + system.plan().log("*"));
        lines.add("");
        lines.add("Ctrl-C stops everything.");
    }
}
