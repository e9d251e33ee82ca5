package no.portvakt.gateway.bearer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.portvakt.gateway.bearer.Fault;
import no.portvakt.gateway.bearer.Verdict;

/**
 * What is told of one token.
 *
 * @param unasked what it was not held against, because nobody said what it must be
 */
record Examination(TokenFacts facts, Verdict verdict, List<String> unasked) {

    boolean isAccepted() {
        return verdict instanceof Verdict.Genuine;
    }

    private List<Fault> faults() {
        return switch (verdict) {
            case Verdict.Genuine genuine -> List.of();
            case Verdict.Refused refused -> refused.faults().stream().sorted().toList();
        };
    }

    private String level() {
        return switch (verdict) {
            case Verdict.Genuine genuine ->
                Integer.toString(genuine.bearer().assurance().level().number());
            case Verdict.Refused refused -> "none";
        };
    }

    String asText() {
        var text = new StringBuilder();
        text.append(isAccepted() ? "accepted, level " + level() : "refused").append('\n');
        faults().forEach(fault -> text.append("  ")
                .append(fault.id())
                .append(": ")
                .append(fault.sentence())
                .append('\n'));
        if (!unasked.isEmpty()) {
            text.append("  not held against anything: ")
                    .append(String.join(", ", unasked))
                    .append('\n');
        }
        if (isAccepted() && level().equals("0")) {
            text.append("  level 0: acr is none that is known, or auth_time is missing; every rule that asks for a")
                    .append(" level asks for a log-in\n");
        }
        text.append("it says of itself\n");
        facts.shown().forEach((name, value) -> text.append("  ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
        return text.toString();
    }

    String asJson() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("accepted", isAccepted());
        json.put("level", level());
        var reasons = json.putArray("reasons");
        faults().forEach(fault -> reasons.addObject().put("id", fault.id()).put("text", fault.sentence()));
        var notAsked = json.putArray("notHeldAgainstAnything");
        unasked.forEach(notAsked::add);
        var said = json.putObject("token");
        facts.shown().forEach(said::put);
        return json.toPrettyString();
    }
}
