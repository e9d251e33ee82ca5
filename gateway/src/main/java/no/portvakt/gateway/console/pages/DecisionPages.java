package no.portvakt.gateway.console.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.decisions.DecisionPlace;
import no.portvakt.gateway.console.decisions.DecisionSearch;
import no.portvakt.gateway.console.decisions.DecisionSearch.Stretch;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/** Finds decisions for an officer: of every service, or of her own. */
final class DecisionPages {

    private static final int AT_ONCE = 50;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DecisionSearch search;
    private final ProfileReading reading;
    private final Clock clock;
    private final ReasonTexts reasons = ReasonTexts.load();

    DecisionPages(ConsoleServices services, Clock clock) {
        this.search = services.decisions();
        this.reading = services.profiles();
        this.clock = clock;
    }

    /** What she typed; blank where she typed nothing. Times are local, as a browser sends them. */
    record Asked(String correlation, String service, String from, String to, String after) {}

    Optional<Page> search(Visit visit, Asked asked) {
        if (!visit.officer().mayAtAll(Action.SEARCH_DECISIONS)) {
            return Optional.empty();
        }
        return Optional.of(
                asked.service().isBlank() ? byCorrelation(visit, asked.correlation()) : byService(visit, asked));
    }

    private DecisionsPage byCorrelation(Visit visit, String typed) {
        var correlation = CorrelationId.parse(typed.strip());
        var found = correlation.map(search::byCorrelation).orElse(List.of()).stream()
                .filter(decision -> visit.officer()
                        .may(Action.SEARCH_DECISIONS, decision.decision().service()))
                .toList();
        Optional<String> told = typed.isBlank() || !found.isEmpty()
                ? Optional.empty()
                : Optional.of(visit.words().of(correlation.isEmpty() ? "noCorrelation" : "noDecision"));
        return page(visit, new Asked(typed, "", "", "", ""), told, found, Optional.empty());
    }

    private DecisionsPage byService(Visit visit, Asked asked) {
        var ends = asked.to().isBlank() ? Optional.of(clock.instant()) : moment(asked.to());
        var begins = asked.from().isBlank() ? ends.map(end -> end.minus(A_DAY)) : moment(asked.from());
        var service =
                ServiceId.parse(asked.service()).filter(id -> visit.officer().may(Action.SEARCH_DECISIONS, id));
        if (service.isEmpty() || begins.isEmpty() || ends.isEmpty()) {
            return page(visit, asked, Optional.of(visit.words().of("noTime")), List.of(), Optional.empty());
        }
        var found = search.byService(
                service.get(), new Stretch(begins.get(), ends.get()), AT_ONCE, DecisionPlace.parse(asked.after()));
        Optional<String> next = found.size() < AT_ONCE
                ? Optional.empty()
                : Optional.of("/decisions?service=" + service.get() + "&from=" + encoded(local(begins.get())) + "&to="
                        + encoded(local(ends.get())) + "&after="
                        + found.getLast().place().cursor());
        return page(
                visit,
                asked,
                found.isEmpty() ? Optional.of(visit.words().of("noDecisions")) : Optional.empty(),
                found,
                next);
    }

    private DecisionsPage page(
            Visit visit, Asked asked, Optional<String> told, List<FoundDecision> found, Optional<String> next) {
        return new DecisionsPage(
                visit.words().of("tabDecisions"),
                asked.correlation(),
                asked.from(),
                asked.to(),
                ServicesInForce.of(reading.inForce()).readableBy(visit.officer()).stream()
                        .map(service -> new DecisionsPage.Choice(
                                service.id().value(),
                                visit.language().of(service.title()),
                                service.id().value().equals(asked.service())))
                        .toList(),
                told,
                found.stream().map(decision -> row(decision, visit)).toList(),
                next);
    }

    private DecisionsPage.Row row(FoundDecision found, Visit visit) {
        var words = visit.words();
        var decision = found.decision();
        return new DecisionsPage.Row(
                Moments.toTheSecond(found.at(), visit.language()),
                found.at().toString(),
                decision.service().value(),
                decision.method() + " " + decision.pathTemplate(),
                decision.rule(),
                LevelMark.of(decision.levelHad(), words),
                words.of(
                        switch (decision.outcome()) {
                            case PERMITTED -> "decided.permitted";
                            case STEP_UP -> "decided.step-up";
                            case REFUSED -> "decided.refused";
                        }),
                decision.reason()
                        .map(reason ->
                                reasons.of(reason, visit.language().locale()).title())
                        .orElse(""),
                words.of("enforcedBy", found.edge(), Long.toString(found.policyVersion())));
    }

    private static Optional<Instant> moment(String typed) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(Moments.NORWAY).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static String local(Instant moment) {
        return moment.atZone(Moments.NORWAY).toLocalDateTime().toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
