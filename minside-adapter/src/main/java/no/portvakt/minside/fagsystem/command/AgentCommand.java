package no.portvakt.minside.fagsystem.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import no.portvakt.minside.fagsystem.agent.AgentLoop;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.trust.tls.PemTls;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./portvakt agent --config FILE}: the process in the secure zone. Runs until it is stopped. */
@Command(
        name = "./portvakt agent",
        description =
                "Asks the systems beside it on behalf of an adapter that may not call in: calls the adapter, takes"
                        + " questions, brings answers. Opens no port. Exit code 0 stopped, 2 the file says too little.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 110,
        footer = {"", "More: docs/connectors.md, “An agent in the secure zone”"})
public final class AgentCommand implements Callable<Integer> {

    private static final int STOPPED = 0;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String TOGETHER = "8";

    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch stop;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the agent's properties")
    private Path file = Path.of("");

    /**
     * Makes the command.
     *
     * @param stop ends it
     */
    AgentCommand(PrintWriter out, PrintWriter err, CountDownLatch stop) {
        this.out = out;
        this.err = err;
        this.stop = stop;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        var stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stop::countDown, "stop"));
        System.exit(new AgentCommand(out, err, stop).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        try {
            return work(read());
        } catch (IOException | IllegalArgumentException | IllegalStateException unfit) {
            err.println(file + ": " + unfit.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private Properties read() throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private int work(Properties properties) throws IOException {
        var adapter = adapter(properties);
        var identity = new PemTls.Identity(
                Path.of(needed(properties, "agent.certificate")), Path.of(needed(properties, "agent.key")));
        var tls = PemTls.context(Optional.of(Path.of(needed(properties, "agent.trust"))), Optional.of(identity));
        var connectors = Optional.ofNullable(properties.getProperty("minside.connectors"))
                .map(folder -> ConnectorFiles.withThoseOf(Path.of(folder)))
                .orElseGet(ConnectorFiles::shipped);
        var places = places(connectors);
        if (places.isEmpty()) {
            throw new IllegalArgumentException("it says of no system where it is: minside.source.\"…\".url");
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var sources = new Sources(connectors, places, executor, Clock.systemUTC());
                var http = HttpClient.newBuilder()
                        .sslContext(tls)
                        .connectTimeout(CONNECT)
                        .executor(executor)
                        .build();
                var loop = new AgentLoop(
                        http,
                        adapter,
                        sources.byId(),
                        JsonMapper.builder()
                                .addModule(new JavaTimeModule())
                                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                                .build(),
                        said -> out.println(Instant.now() + " " + said))) {
            loop.start(executor, Integer.parseInt(properties.getProperty("agent.together", TOGETHER)));
            out.println("asks " + String.join(", ", new TreeSet<>(places.keySet())) + " for " + adapter);
            stop.await();
            http.shutdownNow();
            return STOPPED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return STOPPED;
        }
    }

    private Map<String, Place> places(Map<String, Connector> connectors) throws IOException {
        Map<String, Place> places = new HashMap<>();
        for (var id : connectors.keySet()) {
            PlaceFile.read(file, id).ifPresent(place -> places.put(id, place));
        }
        return places;
    }

    private static URI adapter(Properties properties) {
        var adapter = URI.create(needed(properties, "agent.adapter"));
        if (!"https".equals(adapter.getScheme())) {
            throw new IllegalArgumentException("agent.adapter has to begin with https");
        }
        return adapter;
    }

    private static String needed(Properties properties, String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("there is no " + key + " in it"));
    }
}
