package no.portvakt.minside.fagsystem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent is told, and what it says of that. That it works is tried where there is a door to call at. */
class AgentCommandTest {

    @TempDir
    Path folder = Path.of("");

    private record Ran(int code, String out, String err) {}

    private static Ran run(Path file) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new AgentCommand(new PrintWriter(out, true), new PrintWriter(err, true), new CountDownLatch(1))
                .run(List.of("--config", file.toString()));
        return new Ran(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minside.source."oppad".url=http://127.0.0.1:1/ | there is no agent.adapter in it
            agent.adapter=http://127.0.0.1:1/              | agent.adapter has to begin with https
            agent.adapter=https://127.0.0.1:1/             | there is no agent.certificate in it
            """)
    void shouldSayWhatIsMissing(String line, String says) throws IOException {
        var file = Files.writeString(folder.resolve("agent.properties"), line + "\n");

        var ran = run(file);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(says);
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThat(run(folder.resolve("none")).code()).isEqualTo(2);
    }
}
