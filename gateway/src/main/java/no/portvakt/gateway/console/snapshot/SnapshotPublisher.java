package no.portvakt.gateway.console.snapshot;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.console.emergency.StoredEmergencies;
import no.portvakt.gateway.console.life.Documents;
import no.portvakt.gateway.console.life.PolicyVersions;
import no.portvakt.gateway.console.life.PolicyVersions.Cause;
import no.portvakt.gateway.console.life.PolicyVersions.PolicyVersion;
import no.portvakt.gateway.console.life.StoredProfiles;
import no.portvakt.gateway.console.life.WatchedHistory;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.Snapshot;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.simulate.WatchedWords;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Gives what is in force to those who wait for it, as soon as its number in the database has risen; several consoles on
 * one database give the same under the same number. {@link #look()} is called a few times a second.
 */
public final class SnapshotPublisher implements SnapshotSource {

    /** Renewed after this part of its life, so that edges survive a console that is away for the rest of it. */
    private static final int RENEWED_AFTER = 3;

    private final Jdbi jdbi;
    private final StoredProfiles profiles;
    private final StoredEmergencies emergencies;
    private final Seals seals;
    private final Duration life;
    private final Clock clock;
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private volatile Optional<Published> newest = Optional.empty();

    /** What is signed with, and what persons are sealed to. */
    public record Seals(SnapshotSigner signer, Optional<ECKey> personKey) {}

    public SnapshotPublisher(
            Jdbi jdbi,
            StoredProfiles profiles,
            StoredEmergencies emergencies,
            Seals seals,
            Duration life,
            Clock clock) {
        this.jdbi = jdbi;
        this.profiles = profiles;
        this.emergencies = emergencies;
        this.seals = seals;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<SignedSnapshot>> newerThan(long version, Duration atMost) {
        var waits = new Waiting(version, new CompletableFuture<>());
        waiting.add(waits);
        newest.ifPresent(this::tell);
        return waits.answer()
                .completeOnTimeout(Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> waiting.remove(waits));
    }

    /** Looks at the number; builds and gives out what is new. Throws if the database is away: then the old one stays. */
    public void look() {
        renew();
        var known = newest.map(published -> published.version().number()).orElse(0L);
        boolean risen = jdbi.withHandle(PolicyVersions::current)
                .filter(current -> current.number() > known)
                .isPresent();
        if (risen) {
            build().ifPresent(built -> {
                jdbi.useHandle(
                        handle -> WatchedHistory.keep(handle, built.version().number(), built.watched()));
                newest = Optional.of(built);
                tell(built);
            });
        }
    }

    private void renew() {
        var old = newest.filter(published -> published
                .version()
                .changedAt()
                .plus(life.dividedBy(RENEWED_AFTER))
                .isBefore(clock.instant()));
        old.ifPresent(published -> jdbi.useTransaction(handle -> {
            PolicyVersions.oneAtATime(handle);
            // Another console may have renewed it while we waited.
            if (PolicyVersions.current(handle).equals(Optional.of(published.version()))) {
                PolicyVersions.advance(handle, Cause.RENEWED, clock.instant());
            }
        }));
    }

    /** All of it as it was at one moment. */
    private Optional<Published> build() {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> PolicyVersions.current(handle)
                .map(current -> published(handle, current)));
    }

    private Published published(Handle handle, PolicyVersion current) {
        var inForce = profiles.inForce(handle);
        var watched = watched(handle, inForce);
        return new Published(current, watched, seals.signer().sign(snapshot(handle, current, inForce, watched)));
    }

    private Snapshot snapshot(Handle handle, PolicyVersion current, Documents inForce, WatchedWords watched) {
        return new Snapshot(
                current.number(),
                current.changedAt(),
                current.changedAt().plus(life),
                inForce.sources(),
                emergencies.inForce(handle).stream()
                        .map(raise -> new Snapshot.Raise(raise.service(), raise.level(), raise.raisedAt()))
                        .toList(),
                watched.byService(),
                seals.personKey());
    }

    /** The literals of proposals, so that decisions are recorded in the words that a simulation will ask about. */
    private WatchedWords watched(Handle handle, Documents inForce) {
        return profiles.proposed(handle).stream()
                .map(version -> wordsOf(inForce.with(version.document(), version.yaml())))
                .reduce(wordsOf(inForce), WatchedWords::and);
    }

    private static WatchedWords wordsOf(Documents documents) {
        return switch (ProfileLoader.load(documents.sources())) {
            case LoadOutcome.Loaded loaded -> WatchedWords.of(loaded.catalog());
            case LoadOutcome.Rejected unsound -> WatchedWords.none();
        };
    }

    private void tell(Published published) {
        waiting.stream()
                .filter(waits -> waits.version() < published.version().number())
                .forEach(waits -> waits.answer().complete(Optional.of(published.snapshot())));
    }

    private record Waiting(long version, CompletableFuture<Optional<SignedSnapshot>> answer) {}

    private record Published(PolicyVersion version, WatchedWords watched, SignedSnapshot snapshot) {}
}
