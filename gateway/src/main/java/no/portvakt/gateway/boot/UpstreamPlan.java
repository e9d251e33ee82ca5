package no.portvakt.gateway.boot;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.upstream.Choice;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.HealthProbe;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.gateway.upstream.Protocol;

/** What it takes to reach the servers of one service, said in full. */
record UpstreamPlan(
        List<URI> servers,
        Files files,
        Protocol protocol,
        Choice choice,
        Patience patience,
        int connections,
        int waiting,
        Ejection.Rules ejection,
        Optional<HealthProbe.Check> check) {

    /** As in {@link UpstreamSettings.Place}. */
    record Files(Optional<Path> trust, Optional<Path> certificate, Optional<Path> key) {}

    static UpstreamPlan of(UpstreamSettings.Place place, ForwardSettings forward) {
        return new UpstreamPlan(
                place.url(),
                new Files(place.trust(), place.certificate(), place.key()),
                Protocol.named(place.protocol()).orElse(Protocol.HTTP_1_1),
                place.choice(),
                new Patience(
                        place.connectTimeout().orElse(forward.connectTimeout()),
                        place.answerTimeout().orElse(forward.answerTimeout()),
                        place.idleTimeout().or(forward::idleTimeout)),
                place.connections().orElse(forward.connections()),
                place.waiting().orElse(forward.waiting()),
                ejectionOf(place),
                checkOf(place));
    }

    /** What is wrong with the numbers of a place: the end of the key, and why. */
    static List<String> problemsOf(UpstreamSettings.Place place) {
        List<String> problems = new ArrayList<>();
        place.connections()
                .filter(count -> count < 1)
                .ifPresent(none -> problems.add(".connections: at least one is needed"));
        place.waiting()
                .filter(count -> count < 0)
                .ifPresent(endless -> problems.add(".waiting: 0 or more, since a queue without end helps nobody"));
        problemOfProtocol(place).ifPresent(problems::add);
        Stream.of(place.connectTimeout(), place.answerTimeout(), place.idleTimeout())
                .flatMap(Optional::stream)
                .filter(time -> !time.isPositive())
                .forEach(never -> problems.add(": a timeout has to be longer than nothing"));
        try {
            ejectionOf(place);
            checkOf(place);
        } catch (IllegalArgumentException senseless) {
            problems.add(": " + senseless.getMessage());
        }
        return List.copyOf(problems);
    }

    private static Optional<String> problemOfProtocol(UpstreamSettings.Place place) {
        return Protocol.named(place.protocol())
                .map(protocol -> switch (protocol) {
                    case HTTP_1_1 -> Optional.<String>empty();
                    case H2 -> schemeMustBe("https", place);
                    case H2C -> schemeMustBe("http", place);
                })
                .orElseGet(() -> Optional.of(".protocol: must be http/1.1, h2 or h2c"));
    }

    private static Optional<String> schemeMustBe(String scheme, UpstreamSettings.Place place) {
        return place.url().stream().allMatch(url -> scheme.equals(url.getScheme()))
                ? Optional.empty()
                : Optional.of(".protocol: " + place.protocol() + " is for " + scheme + " alone");
    }

    private static Ejection.Rules ejectionOf(UpstreamSettings.Place place) {
        var ejection = place.ejection();
        return new Ejection.Rules(ejection.failures(), ejection.time(), ejection.longest());
    }

    private static Optional<HealthProbe.Check> checkOf(UpstreamSettings.Place place) {
        var check = place.check();
        return check.path()
                .map(path -> new HealthProbe.Check(
                        path, check.interval(), check.timeout(), check.failures(), check.successes()));
    }

    /** Without checks of health; one that cannot be reached is left alone for a moment, if there is another. */
    static UpstreamPlan plain(List<URI> servers, Files files, ForwardSettings forward) {
        return new UpstreamPlan(
                servers,
                files,
                Protocol.HTTP_1_1,
                Choice.LEAST_OUTSTANDING,
                new Patience(forward.connectTimeout(), forward.answerTimeout(), forward.idleTimeout()),
                forward.connections(),
                forward.waiting(),
                new Ejection.Rules(1, forward.connectTimeout(), forward.connectTimeout()),
                Optional.empty());
    }
}
