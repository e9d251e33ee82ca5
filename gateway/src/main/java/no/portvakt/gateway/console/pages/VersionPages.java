package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.life.Judgement;
import no.portvakt.gateway.console.life.LifeEvent;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.life.ProfileLife;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.life.Stage;
import no.portvakt.gateway.console.life.Verdict;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.load.Problem;

/** The page of one version, with what the officer may do next. */
final class VersionPages {

    private final ProfileReading reading;
    private final ProfileLife life;
    private final Simulations simulations;

    VersionPages(ConsoleServices services) {
        this.reading = services.profiles();
        this.life = services.life();
        this.simulations = services.simulations();
    }

    /**
     * Shows it.
     *
     * @param told what came of the last action, as a key of our words
     * @param simulation the result that she is shown, and that a proposal will name
     */
    Optional<Page> version(Visit visit, long id, String told, Optional<UUID> simulation) {
        return reading.find(visit.officer(), id).map(line -> page(visit, line, told, simulation));
    }

    private Page page(Visit visit, Lifeline line, String told, Optional<UUID> asked) {
        var words = visit.words();
        var version = line.version();
        var open = line.stage() == Stage.DRAFT || line.stage() == Stage.PROPOSED || line.stage() == Stage.APPROVED;
        var verdict = open ? life.judge(visit.call(), version.id()) : Optional.<Verdict>empty();
        var judgement = verdict.flatMap(VersionPages::judgement).or(line::judgement);
        var simulation = asked.or(() -> line.event(Kind.PROPOSED).flatMap(LifeEvent::simulation))
                .flatMap(id -> simulations.find(visit.call(), id))
                .filter(result -> result.version() == version.id())
                .map(result -> SimulationView.of(result, visit));
        return new VersionPage(
                words.of("versionTitle", version.document().value(), Integer.toString(version.number())),
                VersionRow.of(line, visit),
                told(told, line, visit),
                inForce(line, visit),
                judgement.map(found -> effects(found, words, visit.language())).orElse(List.of()),
                judgement.map(Judgement::below).orElse(List.of()),
                EditPage.of("", version.document().value(), "", "", problems(verdict))
                        .faults(),
                open && judgement.filter(Judgement::needsSecondOfficer).isPresent(),
                simulation,
                line.events().stream().map(event -> event(event, visit)).toList(),
                version.yaml().orElse(""),
                may(visit, line, simulation.isPresent(), judgement));
    }

    /** Whoever was overtaken is told by whom. */
    private static Optional<String> told(String key, Lifeline line, Visit visit) {
        if (key.equals("overtaken") && !line.events().isEmpty()) {
            var last = line.events().getLast();
            return Optional.of(visit.words()
                    .of(
                            "told.overtakenBy",
                            last.officerName(),
                            visit.words().of("event." + last.kind().word()),
                            Moments.of(last.at(), visit.language())));
        }
        return Told.words(key, visit.words());
    }

    /** The version of this document that is in force, if it is another one. */
    private Optional<VersionRow> inForce(Lifeline line, Visit visit) {
        return reading.active(visit.officer()).stream()
                .filter(active ->
                        active.version().document().equals(line.version().document()))
                .filter(active -> active.version().id() != line.version().id())
                .findFirst()
                .map(active -> VersionRow.of(active, visit));
    }

    private static Optional<Judgement> judgement(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Sound sound -> Optional.of(sound.judgement());
            case Verdict.Unsound unsound -> Optional.empty();
        };
    }

    private static List<Problem> problems(Optional<Verdict> verdict) {
        return verdict.map(found -> switch (found) {
                    case Verdict.Sound sound -> List.<Problem>of();
                    case Verdict.Unsound unsound -> unsound.problems();
                })
                .orElse(List.of());
    }

    private static List<VersionPage.EffectRow> effects(Judgement judgement, Words words, Language language) {
        return judgement.effects().stream()
                .map(effect -> {
                    var word = effect.direction().name().toLowerCase(Locale.ROOT);
                    var colour =
                            switch (effect.direction()) {
                                case RAISES -> "success";
                                case LOWERS -> "danger";
                                case NEUTRAL -> "neutral";
                            };
                    return new VersionPage.EffectRow(
                            effect.service(), words.of(word), colour, effect.key(), language.of(effect.what()));
                })
                .toList();
    }

    private static VersionPage.EventRow event(LifeEvent event, Visit visit) {
        return new VersionPage.EventRow(
                visit.words().of("event." + event.kind().word()),
                event.officerName(),
                Moments.of(event.at(), visit.language()),
                event.at().toString(),
                event.reason());
    }

    /** What is offered; whether it is allowed is decided again when it is sent. */
    private static VersionPage.May may(Visit visit, Lifeline line, boolean simulated, Optional<Judgement> judgement) {
        var officer = visit.officer();
        boolean needsSimulation =
                judgement.filter(Judgement::needsSecondOfficer).isPresent() && !simulated;
        boolean own = line.event(Kind.PROPOSED)
                .filter(proposed -> proposed.officer().equals(officer.subject()))
                .isPresent();
        boolean proposed = line.stage() == Stage.PROPOSED;
        return new VersionPage.May(
                line.stage() == Stage.DRAFT && officer.mayAtAll(Action.SIMULATE),
                line.stage() == Stage.DRAFT && officer.mayAtAll(Action.PROPOSE) && !needsSimulation,
                proposed && officer.mayAtAll(Action.APPROVE) && !own,
                (line.stage() == Stage.DRAFT || proposed || line.stage() == Stage.APPROVED)
                        && officer.mayAtAll(Action.WITHDRAW),
                proposed && own ? Optional.of(visit.words().of("whyNot.own")) : Optional.empty());
    }
}
