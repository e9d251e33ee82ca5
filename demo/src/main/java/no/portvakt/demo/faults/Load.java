package no.portvakt.demo.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.portvakt.demo.citizens.SyntheticNumbers;
import no.portvakt.demo.machine.Pause;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.trust.identity.NationalId;

/**
 * Citizens who send forms, and a fagsystem that tells of each case as soon as it has a receipt: every event, some of them
 * twice, and those of one case in any order.
 */
final class Load {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CITIZENS = 100;
    private static final int SENDERS = 6;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int ONE_IN = 10;

    private final Wish wish;
    private final BrokerSystem system;
    private final Traffic traffic;
    private final Sender sender;
    private final List<NationalId> citizens;
    private final Map<String, NationalId> sent = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<String> cases = new LinkedBlockingQueue<>();

    Load(Wish wish, BrokerSystem system, Traffic traffic, Sender sender) {
        this.wish = wish;
        this.system = system;
        this.traffic = traffic;
        this.sender = sender;
        var numbers = new SyntheticNumbers();
        this.citizens =
                IntStream.range(0, CITIZENS).mapToObj(_ -> numbers.next()).toList();
    }

    /** Whose each case is, by the submission's id. */
    Map<String, NationalId> sent() {
        return Map.copyOf(sent);
    }

    /** The last step's name, and those before: what the citizen has to see, in this order. */
    static String step(int sequence) {
        return "steg " + sequence;
    }

    /** Returns when all is sent and answered. */
    void run() throws InterruptedException {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (int worker = 0; worker < SENDERS; worker++) {
                int first = worker;
                work.add(() -> submitEvery(first));
                work.add(() -> tellOfCases(new Random(wish.seed() + first)));
            }
            finish(senders, work);
        }
    }

    private static void finish(ExecutorService senders, List<Callable<Void>> work) throws InterruptedException {
        for (var done : senders.invokeAll(work)) {
            try {
                done.get();
            } catch (ExecutionException broken) {
                throw new IllegalStateException("the load broke off", broken.getCause());
            }
        }
    }

    private Void submitEvery(int first) throws InterruptedException {
        for (int number = first; number < wish.submissions(); number += SENDERS) {
            while (!traffic.mayForm()) {
                Pause.of(BETWEEN_LOOKS);
            }
            submit(citizens.get(number % CITIZENS));
        }
        return null;
    }

    private void submit(NationalId citizen) {
        var answer = sender.post(
                system.adapter("/api/minside/v1/submissions"),
                () -> system.identity(citizen),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "k-" + UUID.randomUUID().toString().replace('-', 'x')),
                BrokerSystem.FORM,
                traffic.submissionsInFlight());
        if (answer.statusCode() != CREATED) {
            traffic.wrong("a submission was answered " + answer.statusCode());
            return;
        }
        var id = read(answer.body()).path("id").asText();
        sent.put(id, citizen);
        traffic.accepted().incrementAndGet();
        cases.add(id);
    }

    private Void tellOfCases(Random random) throws InterruptedException {
        while (true) {
            var id = cases.poll(100, TimeUnit.MILLISECONDS);
            if (id != null) {
                tell(id, random);
            } else if (traffic.accepted().get() + traffic.wrong().size() >= wish.submissions()) {
                return null;
            }
        }
    }

    private void tell(String id, Random random) {
        var order =
                new ArrayList<>(IntStream.rangeClosed(1, wish.events()).boxed().toList());
        Collections.shuffle(order, random);
        for (int sequence : order) {
            tell(id, sequence);
            if (random.nextInt(ONE_IN) == 0) {
                tell(id, sequence);
            }
        }
        traffic.told().addAndGet(wish.events());
    }

    private void tell(String id, int sequence) {
        var answer = sender.post(
                system.adapter("/api/fagsystem/v1/events"),
                system::fagsystemToken,
                Map.of("Content-Type", "application/cloudevents+json"),
                event(id, sequence).toString(),
                traffic.eventsInFlight());
        var outcome = answer.statusCode() == OK
                ? read(answer.body()).at("/results/0/outcome").asText()
                : "answered " + answer.statusCode();
        switch (outcome) {
            case "recorded", "late", "duplicate" -> {}
            default -> traffic.wrong("an event was " + outcome);
        }
    }

    private ObjectNode event(String id, int sequence) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id + "." + sequence)
                .put("source", "urn:fagsystem:" + BrokerSystem.FAGSYSTEM)
                .put("type", "no.portvakt.case.status-changed.v1")
                .put("subject", id)
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json");
        var data = event.putObject("data")
                .put("status", sequence == wish.events() ? "F" : "B")
                .put("sequence", sequence);
        data.putObject("milestone").put("navn", step(sequence));
        return event;
    }

    private static com.fasterxml.jackson.databind.JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an answer is no JSON", broken);
        }
    }
}
