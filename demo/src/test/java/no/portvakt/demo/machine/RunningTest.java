package no.portvakt.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveNothingRunningWhenTerminated() throws Exception {
        assertNothingIsLeftAfter(Process::destroy);
    }

    @Test
    void shouldLeaveNothingRunningWhenKilledAtOnce() throws Exception {
        assertNothingIsLeftAfter(Process::destroyForcibly);
    }

    private void assertNothingIsLeftAfter(Consumer<Process> end) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldOpen.class.getName(),
                        folder.resolve("log").toString())
                .start();
        long child = Long.parseLong(program.inputReader().readLine());
        assertThat(runs(child)).isTrue();

        end.accept(program);
        program.waitFor();

        await().atMost(Duration.ofSeconds(15)).until(() -> !runs(child));
    }

    /** A process that has ended but was not yet fetched by its parent has no command any more. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().isPresent())
                .isPresent();
    }
}
