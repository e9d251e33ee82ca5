package no.portvakt.demo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesMistakesIT {

    private static final String THREE_MISTAKES = """
            service:
              id: barnehage
              title: {nb: Barnehageplass, nn: Barnehageplass, en: Kindergarten place}
              owner: {organisation: Asker kommune, municipality: "3203"}
              host: barnehage
              identity: pairwize
              crosSite: allowed
              rules:
                - path: /**
                  methods: [GET]
                  level: 7
                  reason: {nb: Fordi, nn: Fordi, en: Because}
            """;

    @Test
    void shouldReportAllMistakesAndNotStartWhenAProfileIsWrong(@TempDir Path folder) throws Exception {
        var profiles = Files.createDirectory(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("barnehage.yaml"), THREE_MISTAKES);
        var terminal = new Terminal(new PrintWriter(new StringWriter()));

        try (var state = StateFolder.take(folder.resolve("state")).orElseThrow();
                var running = new Running()) {
            var plan = new SystemPlan(Installation.found(), new Ports(9740), state, terminal);
            var gateway = running.add(GatewayProgram.of(plan, Foundation.lay(plan), Optional.of(profiles))
                    .start(plan));
            int code = gateway.awaitExit(Duration.ofSeconds(60));

            assertThat(code).isNotZero();
            assertThat(log(plan))
                    .contains("barnehage.yaml:6: service.identity")
                    .contains("barnehage.yaml:7: service.crosSite")
                    .contains("barnehage.yaml:11: service.rules[0].level");
        }
    }

    private static String log(SystemPlan plan) throws IOException {
        return Files.readString(plan.log("gateway"));
    }
}
