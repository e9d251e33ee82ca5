package no.portvakt.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.processes.BrokerSystem.Part;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of what {@code ./portvakt faults} does at length. */
class FaultsIT {

    /** Kills the adapter, PostgreSQL and the archive, in this order. */
    private static final long SEED = 4;

    @Test
    void shouldLoseAndDoubleNothingWhenEachPartIsKilled(@TempDir Path folder) {
        try (var state = StateFolder.take(folder).orElseThrow();
                var running = new Running()) {
            var terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            var plan = new SystemPlan(Installation.found(), WholeSystem.freePorts(), state, terminal);

            var outcome = Faults.run(new Wish(SEED, 60, 5, 3), BrokerSystem.start(plan, running), kill -> {});

            assertThat(outcome.wrong()).isEmpty();
            assertThat(outcome.kills()).extracting(Killer.Kill::part).containsExactlyInAnyOrder(Part.values());
            assertThat(outcome.counts().archivedCases()).isEqualTo(60);
            assertThat(outcome.counts().milestones()).isEqualTo(300);
        }
    }
}
