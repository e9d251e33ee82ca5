package no.portvakt.gateway.portal.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import no.portvakt.gateway.portal.Step;

/** What {@code ./portvakt portal check} says of a portal. */
record PortalReport(String portal, List<Step> steps) {

    boolean isSound() {
        return steps.stream().noneMatch(step -> step.weight() == Step.Weight.WRONG);
    }

    String asText() {
        var text = new StringBuilder();
        steps.forEach(step ->
                text.append(String.format("%-6s %-10s %s%n", step.weight().word(), step.about(), step.text())));
        long wrong = steps.stream()
                .filter(step -> step.weight() == Step.Weight.WRONG)
                .count();
        text.append(portal).append(wrong == 0 ? ": citizens can be logged in there" : ": " + wrong + " to be mended");
        return text.toString();
    }

    String asJson() {
        var json = new ObjectMapper().createObjectNode();
        json.put("portal", portal);
        json.put("sound", isSound());
        var list = json.putArray("steps");
        steps.forEach(step -> list.addObject()
                .put("weight", step.weight().word())
                .put("about", step.about())
                .put("text", step.text()));
        return json.toPrettyString();
    }
}
