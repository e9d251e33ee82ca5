package no.portvakt.profiles.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;

/** Any number of services with rules of every kind, and requests to all of them in turn. */
final class Municipality {

    private static final String PROFILE = """
            service:
              id: tjeneste-%1$d
              title: {nb: T, nn: T, en: T}
              owner: {organisation: Kommunen}
              host: tjeneste-%1$d
              identity: pairwise
              login: [pin, pki]
              rules:
                - {path: /**, methods: [GET, POST], level: 3, maxAge: 2h, reason: {nb: A., nn: A., en: A.}}
                - {path: /om/**, methods: [GET], level: 0, except: true, reason: {nb: A., nn: A., en: A.}}
                - {path: /soknad/*/send, methods: [POST], level: 4, maxAge: 20m, login: [pki], reason: {nb: A., nn: A., en: A.}}
                - {path: /saker/*/dokumenter/**, methods: [GET], level: 3, maxAge: 30m, reason: {nb: A., nn: A., en: A.}}
                - {path: /*/vedlegg, methods: [GET, POST], level: 4, reason: {nb: A., nn: A., en: A.}}
            """;

    private static final List<Request> SHAPES = List.of(
            new Request("", "/", "GET"),
            new Request("", "/om/tjenesten", "GET"),
            new Request("", "/soknad/2026-1234/send", "POST"),
            new Request("", "/saker/2026-1234/dokumenter/7/innhold", "GET"),
            new Request("", "/soknad/vedlegg", "POST"),
            new Request("", "/min/side/med/flere/ledd", "GET"));

    private Municipality() {}

    static ServiceCatalog of(int services) {
        List<ProfileSource> sources = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            sources.add(new ProfileSource("tjeneste-" + i + ".yaml", PROFILE.formatted(i)));
        }
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> loaded.catalog();
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    /** The services come in no order that a cache could learn by heart. */
    static Request request(int number, int services) {
        var shape = SHAPES.get(number % SHAPES.size());
        int service = (int) Math.floorMod(number * 2_654_435_761L, (long) services);
        return new Request("tjeneste-" + service, shape.path(), shape.method());
    }

    static Assurance strongLogin(Instant now) {
        return new Assurance(
                SecurityLevel.HIGH,
                "https://issuer.example",
                "idporten-loa-high",
                List.of("Commfides"),
                Set.of(LoginMethod.PKI),
                Set.of(),
                now.minusSeconds(300));
    }

    record Request(String host, String path, String method) {}
}
