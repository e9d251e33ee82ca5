package no.portvakt.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.FakeConsole;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.SnapshotProducer;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Issuers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotKeeperTest {

    @TempDir
    Path folder;

    private final FakeConsole console = new FakeConsole();
    private final AtomicInteger refusals = new AtomicInteger();

    private SnapshotKeeper keeper() {
        return new SnapshotKeeper(
                new SnapshotVerifier(List.of(console.publicKey())),
                new SnapshotStore(folder),
                new Issuers.Unresolved(),
                Clock.systemUTC(),
                refusals::incrementAndGet);
    }

    @Test
    void shouldEnforceWhatTheConsoleSentAndFindItAgainOnDisk() {
        var keeper = keeper();
        keeper.takeFromConsole(console.publish(17, Profiles.sources()));
        assertThat(levelOf(keeper)).isEqualTo(SecurityLevel.SUBSTANTIAL);

        keeper.takeFromConsole(console.publish(18, Profiles.raised()));
        assertThat(levelOf(keeper)).isEqualTo(SecurityLevel.HIGH);

        var restarted = keeper();
        assertThat(restarted.takeFromDisk()).isEqualTo(new SnapshotKeeper.Taken.InForce(18));
        assertThat(levelOf(restarted)).isEqualTo(SecurityLevel.HIGH);
        assertThat(standing(restarted).origin()).isEqualTo(Standing.Origin.DISK);
        assertThat(refusals).hasValue(0);
    }

    @Test
    void shouldKeepTheOldOneWhenTheNewOneIsBad() {
        var keeper = keeper();
        keeper.takeFromConsole(console.publish(17, Profiles.raised()));
        List<ProfileSource> broken = new ArrayList<>(Profiles.sources());
        broken.add(new ProfileSource("broken.yaml", "service: {id: broken, level: banana}"));

        assertThat(List.of(
                        new SnapshotProducer().sign(console.snapshot(18, Profiles.sources())),
                        console.publish(16, Profiles.sources()),
                        console.publish(17, Profiles.sources()),
                        console.publish(18, broken),
                        new SignedSnapshot("nonsense")))
                .allSatisfy(bad ->
                        assertThat(keeper.takeFromConsole(bad)).isInstanceOf(SnapshotKeeper.Taken.Refused.class));

        assertThat(refusals).hasValue(5);
        assertThat(levelOf(keeper)).isEqualTo(SecurityLevel.HIGH);
        assertThat(keeper.versionInForce()).isEqualTo(17);
        assertThat(levelOf(restarted())).isEqualTo(SecurityLevel.HIGH);
    }

    private SnapshotKeeper restarted() {
        var keeper = keeper();
        keeper.takeFromDisk();
        return keeper;
    }

    @Test
    void shouldRefuseYesterdaysSnapshotPutBackOnDisk() throws IOException {
        var keeper = keeper();
        keeper.takeFromConsole(console.publish(17, Profiles.sources()));
        var yesterdays = Files.readString(folder.resolve("snapshot.jws"));
        keeper.takeFromConsole(console.publish(18, Profiles.raised()));
        Files.writeString(folder.resolve("snapshot.jws"), yesterdays);

        var restarted = keeper();

        assertThat(restarted.takeFromDisk()).isInstanceOf(SnapshotKeeper.Taken.Refused.class);
        assertThat(restarted.inForce().toCompletableFuture()).isNotDone();
        assertThat(restarted.takeFromConsole(console.publish(17, Profiles.sources())))
                .isInstanceOf(SnapshotKeeper.Taken.Refused.class);
        assertThat(restarted.takeFromConsole(console.publish(18, Profiles.raised())))
                .isEqualTo(new SnapshotKeeper.Taken.InForce(18));
    }

    @Test
    void shouldNotStartOnAHighestVersionThatSomebodyHasTamperedWith() throws IOException {
        Files.writeString(folder.resolve("highest-version"), "-1");

        assertThatThrownBy(this::keeper).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldEnforceARaisedLevelEvenIfTheDiskIsBroken() throws IOException {
        var keeper = keeper();
        keeper.takeFromConsole(console.publish(17, Profiles.sources()));
        Files.createDirectories(folder.resolve("snapshot.jws.next"));

        keeper.takeFromConsole(console.publish(18, Profiles.raised()));

        assertThat(levelOf(keeper)).isEqualTo(SecurityLevel.HIGH);
        assertThat(keeper.isKeptOnDisk()).isFalse();
        assertThat(levelOf(restarted())).isEqualTo(SecurityLevel.SUBSTANTIAL);
    }

    @Test
    void shouldTellThoseWhoListenAfterEverySwap() {
        var keeper = keeper();
        keeper.takeFromConsole(console.publish(17, Profiles.sources()));
        var told = new ArrayList<Long>();
        inForce(keeper).onChange(() -> told.add(keeper.versionInForce()));

        keeper.takeFromConsole(console.publish(18, Profiles.raised()));

        assertThat(told).containsExactly(18L);
    }

    private static SecurityLevel levelOf(SnapshotKeeper keeper) {
        return inForce(keeper)
                .get()
                .ruleFor("guarded", "/", "GET")
                .orElseThrow()
                .demand()
                .level();
    }

    private static Standing standing(SnapshotKeeper keeper) {
        return inForce(keeper).standing();
    }

    private static PolicyInForce inForce(SnapshotKeeper keeper) {
        return keeper.inForce().toCompletableFuture().join();
    }
}
