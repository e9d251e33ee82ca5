package no.portvakt.demo.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.portvakt.demo.citizens.SyntheticNumbers;
import no.portvakt.demo.processes.BrokerSystem;

/** All figures of the broker, one after the other. */
public final class BrokerBench {

    private static final int CITIZENS = 50;
    private static final int TIMES = 1_000;

    private BrokerBench() {}

    /**
     * How much is measured.
     *
     * @param events sent to the intake
     * @param few how many are stored where few are
     * @param many how many are stored where many are
     */
    public record Size(int events, long few, long many) {}

    /** Measures on a broker whose databases are empty, and leaves them full. */
    public static List<Comparison> run(BrokerSystem system, Size size, Consumer<Comparison> witness) {
        var numbers = new SyntheticNumbers();
        var citizens =
                IntStream.range(0, CITIZENS).mapToObj(_ -> numbers.next()).toList();
        var events = new EventsBench(system, citizens.getFirst(), size.events()).run();
        witness.accept(events);
        var prefill = new PrefillBench(system, citizens, TIMES).run();
        witness.accept(prefill);
        var cases = new CasesBench(system, citizens, size.few(), size.many(), TIMES).run();
        witness.accept(cases);
        return List.of(events, prefill, cases);
    }
}
