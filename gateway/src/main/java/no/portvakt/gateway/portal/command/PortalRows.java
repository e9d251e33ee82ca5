package no.portvakt.gateway.portal.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import no.portvakt.gateway.portal.Examination;
import no.portvakt.gateway.portal.Neighbourhood;
import no.portvakt.gateway.portal.Step;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.SamlPeer;

/** What {@code ./portvakt portal list} says. */
record PortalRows(List<Portal> portals, Policy policy, Instant now) {

    private List<Step> found(Portal portal) {
        return new Examination(policy, Neighbourhood.nobody(), now)
                .of(portal).stream().filter(step -> !step.isUnasked()).toList();
    }

    private static String protocol(Portal portal) {
        return switch (portal.protocol()) {
            case SamlPeer saml -> "saml";
            case OidcClient oidc -> "oidc";
        };
    }

    String asText() {
        var text = new StringBuilder();
        for (var portal : portals) {
            text.append(String.format(
                    "%-20s %-5s %s%n",
                    portal.id(), protocol(portal), portal.name().nb()));
            found(portal)
                    .forEach(step -> text.append(
                            String.format("  %-6s %-10s %s%n", step.weight().word(), step.about(), step.text())));
        }
        return text.append(portals.size()).append(" portal(s)").toString();
    }

    String asJson(ObjectMapper mapper) {
        var json = mapper.createArrayNode();
        for (var portal : portals) {
            var one = json.addObject();
            one.put("id", portal.id().value());
            one.put("protocol", protocol(portal));
            one.put("service", portal.service().value());
            var steps = one.putArray("found");
            found(portal).forEach(step -> steps.addObject()
                    .put("weight", step.weight().word())
                    .put("about", step.about())
                    .put("text", step.text()));
        }
        return json.toPrettyString();
    }
}
