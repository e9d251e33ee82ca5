package no.portvakt.gateway.boot;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.limit.Allowance;
import no.portvakt.gateway.limit.BodyLimits;
import no.portvakt.gateway.limit.Buckets;
import no.portvakt.gateway.limit.LimitKind;
import no.portvakt.gateway.limit.Limits;
import no.portvakt.gateway.limit.LocalBuckets;
import no.portvakt.gateway.limit.RateLimits;
import no.portvakt.gateway.limit.SharedBuckets;
import no.portvakt.gateway.limit.redis.RedisCount;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/** The limits that the configuration sets. */
@Singleton
public class LimitBeans {

    @Produces
    @Singleton
    public Limits limits(LimitSettings settings, SessionBeans.SharedSessions shared, SessionSettings sessions) {
        return new Limits(rates(settings, buckets(shared, sessions)), bodies(settings));
    }

    /** Where sessions are of all nodes, requests are counted by all nodes. */
    private static Buckets buckets(SessionBeans.SharedSessions shared, SessionSettings sessions) {
        var local = new LocalBuckets(TimeMeter.SYSTEM_NANOTIME);
        var keys = sessions.keys().stream()
                .map(key -> new SealingKey(key.id(), Secret.of(key.secret())))
                .toList();
        return shared.server()
                .<Buckets>map(redis -> new SharedBuckets(
                        local, new RedisCount(redis, keys, TimeMeter.SYSTEM_MILLISECONDS), TimeMeter.SYSTEM_NANOTIME))
                .orElse(local);
    }

    private static RateLimits rates(LimitSettings settings, Buckets buckets) {
        if (!settings.rates()) {
            return RateLimits.none();
        }
        var all = new EnumMap<LimitKind, Allowance>(LimitKind.class);
        all.put(
                LimitKind.ADDRESS,
                new Allowance(settings.address().burst(), settings.address().perSecond()));
        all.put(
                LimitKind.PERSON,
                new Allowance(settings.person().burst(), settings.person().perSecond()));
        all.put(
                LimitKind.SERVICE,
                new Allowance(settings.service().burst(), settings.service().perSecond()));
        return new RateLimits(buckets, all, ofServices(settings, one -> one.burst()
                .flatMap(burst -> one.perSecond().map(rate -> new Allowance(burst, rate)))));
    }

    private static BodyLimits bodies(LimitSettings settings) {
        return new BodyLimits(
                ofServices(settings, one -> one.largestBody().map(size -> size.asLongValue())),
                settings.bodyTime(),
                settings.slowestBody().asLongValue(),
                settings.bodyWindow());
    }

    private static <T> Map<ServiceId, T> ofServices(
            LimitSettings settings, Function<LimitSettings.OneService, Optional<T>> what) {
        return settings.services().entrySet().stream()
                .flatMap(named ->
                        what
                                .apply(named.getValue())
                                .map(value -> Map.entry(new ServiceId(named.getKey()), value))
                                .stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
