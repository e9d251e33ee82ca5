package no.portvakt.demo.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

    private static final int PORT_BASE = 9540;

    private final StringWriter said = new StringWriter();
    private final CommandLine command = new CommandLine(new DemoCommand())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));

    @Test
    void shouldNameThePortAndItsPurposeWhenItIsBusy(@TempDir Path state) throws IOException {
        try (var other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT_BASE + 12));

            int code =
                    command.execute("--once", "--port-base", Integer.toString(PORT_BASE), "--state", state.toString());

            assertThat(code).isEqualTo(1);
            assertThat(said.toString())
                    .contains("Port 9552 is taken, and the demo needs it for Keycloak.")
                    .contains("--port-base");
        }
    }

    @Test
    void shouldRefuseAStepThatIsNoStepWhenSabotaging(@TempDir Path state) {
        int code = command.execute("--once", "--break", "13", "--state", state.toString());

        assertThat(code).isEqualTo(1);
        assertThat(said.toString()).contains("1 to 12");
    }

    @Test
    void shouldNameTheProcessesThereAreWhenThisIsNone(@TempDir Path state) {
        int code = command.execute("--once", "--process", "barnehage", "--state", state.toString());

        assertThat(code).isEqualTo(1);
        assertThat(said.toString()).contains("journey, skjenkebevilling");
    }

    @Test
    void shouldCountTheStepsOfTheProcessWhenSabotaging(@TempDir Path state) {
        int code =
                command.execute("--once", "--process", "skjenkebevilling", "--break", "9", "--state", state.toString());

        assertThat(code).isEqualTo(1);
        assertThat(said.toString()).contains("1 to 8");
    }
}
