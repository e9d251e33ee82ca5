package no.portvakt.trust.pki.path;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import org.junit.jupiter.api.Test;

class ChainFinderTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final TestCa ROOT = TestCa.root("Root");
    private static final TestCa UPPER = ROOT.authority(Wish.authority("Upper"));
    private static final TestCa LOWER = UPPER.authority(Wish.authority("Lower"));
    private static final X509Certificate KARI = LOWER.issue(Wish.person("Kari"));

    @Test
    void shouldStopWhenTheTimeIsOver() {
        var nanos = new AtomicLong();
        var deadline = Deadline.in(Duration.ofNanos(1), nanos::getAndIncrement);
        var shown = List.of(LOWER.certificate(), UPPER.certificate());

        assertThat(find(Limits.DEFAULT, shown, deadline)).isInstanceOf(Chain.OutOfTime.class);
    }

    @Test
    void shouldTakeAsManyStepsAsTheLimitsSayAndNotOneMore() {
        var shown = List.of(LOWER.certificate(), UPPER.certificate());

        assertThat(find(new Limits(3, 10, Duration.ofSeconds(1)), shown)).isInstanceOf(Chain.Complete.class);
        assertThat(find(new Limits(2, 10, Duration.ofSeconds(1)), shown)).isInstanceOf(Chain.TooLong.class);
    }

    @Test
    void shouldTakeTheCertificateOfNowWhenAnAuthorityHasRenewedItsOwn() {
        var keys = ROOT.pair();
        var old = renewed(keys, Wish.authority("Root").between(NOW.minus(YEAR), NOW.minusSeconds(1)));
        var next = renewed(keys, Wish.authority("Root").between(NOW.plusSeconds(1), NOW.plus(YEAR)));
        var person = ROOT.issue(Wish.person("Ola"));

        var found = new ChainFinder(Limits.DEFAULT)
                .find(person, List.of(), List.of(old, next, ROOT.certificate()), NOW, soon());

        assertThat(found).isEqualTo(new Chain.Complete(List.of(person), ROOT.certificate()));
    }

    /** Whatever lies beside them and in whatever order, the chain is the same. */
    @Property(tries = 50)
    void shouldFindTheOneChainInAnyOrder(@ForAll Random random, @ForAll @IntRange(max = 6) int strangers) {
        var shown = new ArrayList<>(List.of(LOWER.certificate(), UPPER.certificate(), KARI));
        Stream.generate(() -> TestCa.root("Upper").certificate())
                .limit(strangers)
                .forEach(shown::add);
        Collections.shuffle(shown, random);

        assertThat(find(Limits.DEFAULT, shown))
                .isEqualTo(new Chain.Complete(
                        List.of(KARI, LOWER.certificate(), UPPER.certificate()), ROOT.certificate()));
    }

    private static X509Certificate renewed(KeyPair keys, Wish wish) {
        return ROOT.issue(wish.keys(keys));
    }

    private static Chain find(Limits limits, List<X509Certificate> shown) {
        return find(limits, shown, soon());
    }

    private static Chain find(Limits limits, List<X509Certificate> shown, Deadline deadline) {
        return new ChainFinder(limits).find(KARI, shown, List.of(ROOT.certificate()), NOW, deadline);
    }

    private static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(60));
    }
}
