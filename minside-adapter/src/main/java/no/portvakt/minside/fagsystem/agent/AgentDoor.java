package no.portvakt.minside.fagsystem.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jboss.logging.Logger;

/**
 * Where agents call: a port of its own that nobody gets a word through without a certificate of a known name, TLS 1.3.
 * Contract: {@code docs/contracts/agent.md}.
 */
public final class AgentDoor implements AutoCloseable {

    static final String QUESTIONS = "/agent/v1/questions";
    static final String ANSWERS = "/agent/v1/answers/";

    private static final Logger LOG = Logger.getLogger(AgentDoor.class);

    /** Shorter than what firewalls forget a quiet connection after. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private static final int MOST_BYTES = 1 << 20;

    private final HttpsServer server;
    private final AgentDesk desk;
    private final Map<? extends Principal, String> agents;
    private final ObjectMapper json;

    /**
     * Opens the door.
     *
     * @param tls our certificate, and the authority of the agents'
     * @param agents their names, by the subject of their certificates
     * @param executor whose threads wait for questions; virtual ones will do
     * @throws IOException if the port is taken
     */
    public AgentDoor(
            InetSocketAddress address,
            SSLContext tls,
            Map<? extends Principal, String> agents,
            AgentDesk desk,
            ExecutorService executor,
            ObjectMapper json)
            throws IOException {
        this.desk = desk;
        this.agents = Map.copyOf(agents);
        this.json = json;
        this.server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                wanted.setProtocols(new String[] {"TLSv1.3"});
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(executor);
        server.createContext(QUESTIONS, exchange -> handle(exchange, this::question));
        server.createContext(ANSWERS, exchange -> handle(exchange, this::answer));
        server.start();
    }

    /** The port, where any was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** What is done for an agent; gives the status. */
    private interface Work {
        int of(HttpExchange exchange, String agent) throws IOException, InterruptedException;
    }

    /** Every way out of it ends the exchange, so that no connection waits for nothing. */
    private void handle(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            var agent = agent(exchange);
            if (agent.isEmpty()) {
                exchange.sendResponseHeaders(403, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                int status = work.of(exchange, agent.get());
                if (status != 200) {
                    exchange.sendResponseHeaders(status, -1);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> agent(HttpExchange exchange) {
        try {
            var peer = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal();
            var name = Optional.ofNullable(agents.get(peer));
            if (name.isEmpty()) {
                LOG.warnf("a certificate of our agents' authority, and of no agent that is known: %s", peer.getName());
            }
            return name;
        } catch (SSLPeerUnverifiedException without) {
            return Optional.empty();
        }
    }

    /** Whoever fetches a question and is gone before it arrives leaves it unanswered: the deadline is short. */
    private int question(HttpExchange exchange, String agent) throws IOException, InterruptedException {
        if (!exchange.getRequestURI().getPath().equals(QUESTIONS)) {
            return 404;
        }
        var question = desk.next(agent, WAIT);
        if (question.isEmpty()) {
            return 204;
        }
        var body = json.writeValueAsBytes(question.get());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        return 200;
    }

    private int answer(HttpExchange exchange, String agent) throws IOException {
        var id = parse(exchange.getRequestURI().getPath().substring(ANSWERS.length()));
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (id.isEmpty()) {
            return 404;
        }
        if (body.length > MOST_BYTES) {
            return 413;
        }
        var answer = read(body);
        if (answer.isEmpty()) {
            LOG.warnf("agent %s: its answer to %s cannot be read", agent, id.get());
            return 400;
        }
        return desk.answer(agent, id.get(), answer.get()) ? 204 : 404;
    }

    private Optional<AgentAnswer> read(byte[] body) throws IOException {
        try {
            return Optional.ofNullable(json.readValue(body, AgentAnswer.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
