package no.portvakt.demo.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Children;
import no.portvakt.demo.machine.Port;

/** The agent in the secure zone: FRI's files lie there, and the adapter cannot see them. */
final class AgentProgram {

    private static final String NAME = "sikker-sone";
    private static final String SUBJECT = "CN=agent,O=Portvakt demo,C=NO";

    private AgentProgram() {}

    /** What the adapter is told of it. */
    static Map<String, String> door(SystemPlan plan, Foundation foundation) {
        var keys = foundation.keys();
        return Map.of(
                "minside.agents.port",
                Integer.toString(plan.ports().of(Port.AGENTS)),
                "minside.agents.certificate",
                keys.agentDoor().certificate().toString(),
                "minside.agents.key",
                keys.agentDoor().key().toString(),
                "minside.agents.trust",
                keys.internalAuthority().toString(),
                "minside.agents.subject.\"" + NAME + "\"",
                SUBJECT,
                "minside.agents.source.\"fri\"",
                NAME);
    }

    static Child start(SystemPlan plan, Foundation foundation) {
        var keys = foundation.keys();
        var values = Map.of(
                "agent.adapter",
                "https://localhost:" + plan.ports().of(Port.AGENTS),
                "agent.certificate",
                keys.agent().certificate().toString(),
                "agent.key",
                keys.agent().key().toString(),
                "agent.trust",
                keys.internalAuthority().toString(),
                "minside.source.\"fri\".url",
                plan.state().folder("fri").toUri().toString());
        var file = plan.state().write("agent.properties", text(values));
        return Children.start("agent", command(plan, file), plan.state().root(), plan.log("agent"));
    }

    private static List<String> command(SystemPlan plan, Path file) {
        var app = plan.installation().program("minside-adapter").getParent();
        return List.of(
                Installation.java().toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                app + "/app/*:" + app + "/lib/main/*:" + app + "/lib/boot/*",
                "no.portvakt.minside.fagsystem.command.AgentCommand",
                "--config",
                file.toString());
    }

    private static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
