package no.portvakt.profiles.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Explanation;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.reason.ReasonTexts;

/** {@code explain}: which rule, why, and what somebody with such a log-in would meet. */
final class ExplainCommand {

    /** Any moment does: only the age of the log-in is looked at. */
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final String ANY_ISSUER = "any";

    private final Terminal terminal;
    private final Locale locale;

    ExplainCommand(Terminal terminal, Locale locale) {
        this.terminal = terminal;
        this.locale = locale;
    }

    /** What is asked about. */
    record Request(String host, String method, String path) {}

    /**
     * Answers for one request.
     *
     * @param folder the shipped profiles if none
     */
    int run(Request request, Optional<Path> folder, CallerOptions caller) {
        var outcome = folder.map(ProfileLoader::fromFolder).orElseGet(ProfileLoader::fromClassPath);
        return switch (outcome) {
            case LoadOutcome.Loaded loaded -> explain(loaded.catalog(), request, caller);
            case LoadOutcome.Rejected rejected -> Problems.complain(rejected, terminal);
        };
    }

    private int explain(ServiceCatalog catalog, Request request, CallerOptions caller) {
        var host = request.host();
        if (catalog.onHost(host).isEmpty()) {
            var hosts = catalog.services().stream()
                    .map(ServiceProfile::host)
                    .sorted()
                    .toList();
            terminal.say("refused: no service has the host " + host + "; there are " + String.join(", ", hosts));
            return ProfilesCommand.PROBLEMS;
        }
        var explanation = Policy.compile(catalog).explain(host, request.path(), request.method());
        new RequestStory(locale).tell(explanation).forEach(terminal::say);
        var applied = explanation.flatMap(Explanation::outcome);
        if (caller.asked()) {
            applied.ifPresent(found -> terminal.say("  she meets:  " + meets(found, caller)));
        }
        return applied.isPresent() ? ProfilesCommand.SOUND : ProfilesCommand.PROBLEMS;
    }

    private String meets(AppliedRule applied, CallerOptions caller) {
        var issuer = applied.demand().issuers().stream()
                .flatMap(names -> names.stream())
                .findFirst()
                .orElse(ANY_ISSUER);
        Optional<Assurance> evidence = caller.level() == SecurityLevel.OPEN
                ? Optional.empty()
                : Optional.of(new Assurance(
                        caller.level(),
                        issuer,
                        "",
                        List.of(),
                        caller.methods(),
                        caller.roles(),
                        NOON.minus(caller.age())));
        return switch (AccessDecider.decide(applied.demand(), evidence, NOON)) {
            case Decision.Permitted _ -> "the page: she is let in";
            case Decision.StepUpNeeded stepUp ->
                "a log-in at level " + stepUp.required().number() + ": " + words(stepUp.reason());
            case Decision.Refused refused -> "a refusal (" + refused.reason().id() + "): " + words(refused.reason());
        };
    }

    private String words(Reason reason) {
        var text = ReasonTexts.load().of(reason, locale);
        return text.title() + ". " + text.detail();
    }
}
