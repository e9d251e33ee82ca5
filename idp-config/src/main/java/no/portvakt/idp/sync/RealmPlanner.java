package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.idp.sync.Operation.AddMapper;
import no.portvakt.idp.sync.Operation.CreateBroker;
import no.portvakt.idp.sync.Operation.CreateClient;
import no.portvakt.idp.sync.Operation.CreateFlow;
import no.portvakt.idp.sync.Operation.CreateRealm;
import no.portvakt.idp.sync.Operation.CreateRole;
import no.portvakt.idp.sync.Operation.RemoveMapper;
import no.portvakt.idp.sync.Operation.ReplaceFlow;
import no.portvakt.idp.sync.Operation.SetUserProfile;
import no.portvakt.idp.sync.Operation.SwitchOffBroker;
import no.portvakt.idp.sync.Operation.SwitchOffClient;
import no.portvakt.idp.sync.Operation.SwitchOffRequiredAction;
import no.portvakt.idp.sync.Operation.SwitchOnRequiredAction;
import no.portvakt.idp.sync.Operation.UpdateBroker;
import no.portvakt.idp.sync.Operation.UpdateClient;
import no.portvakt.idp.sync.Operation.UpdateRealm;

/**
 * From what is declared and what is there to the operations between them, in the order they must happen: a flow before
 * it is bound, the levels before a client names one. Pure.
 */
final class RealmPlanner {

    private static final String PSEUDONYMS = "-pairwise-sub-mapper";

    private RealmPlanner() {}

    static List<Operation> plan(DeclaredRealm declared, InspectedRealm found) {
        var operations = new ArrayList<Operation>();
        if (found.settings().isEmpty()) {
            operations.add(new CreateRealm(declared.name()));
        }
        flow(declared, found, operations);
        settings(declared, found, operations);
        var profile = Difference.between(declared.userProfile(), found.userProfile());
        if (!profile.isEmpty()) {
            operations.add(new SetUserProfile(profile, declared.userProfile()));
        }
        requiredActions(declared, found, operations);
        declared.roles().stream()
                .filter(role -> !found.roles().contains(role))
                .forEach(role -> operations.add(new CreateRole(role)));
        builtInClients(declared, found, operations);
        portalsGone(declared, found, operations);
        operations.addAll(ClientRules.plan(declared.clientRules(), found.clientRules()));
        declared.clients().forEach(client -> client(client, found, operations));
        brokers(declared, found, operations);
        return List.copyOf(operations);
    }

    private static void flow(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        declared.browserFlow().ifPresent(flow -> {
            var wanted = flow.outline();
            found.flow()
                    .ifPresentOrElse(
                            existing -> {
                                if (!existing.outline().equals(wanted)) {
                                    operations.add(new ReplaceFlow(flow, existing.id()));
                                }
                            },
                            () -> operations.add(new CreateFlow(flow)));
        });
    }

    private static void settings(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        var wanted = declared.boundSettings();
        var existing = found.settings().orElse(MissingNode.getInstance());
        var differences = Difference.between(wanted, existing);
        if (!differences.isEmpty()) {
            operations.add(new UpdateRealm(differences, merged(existing, wanted)));
        }
    }

    private static void requiredActions(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        found.requiredActionsOn().stream()
                .filter(alias -> !declared.requiredActions().contains(alias))
                .forEach(alias -> operations.add(new SwitchOffRequiredAction(alias)));
        declared.requiredActions().stream()
                .filter(alias -> !found.requiredActionsOn().contains(alias))
                .forEach(alias -> operations.add(new SwitchOnRequiredAction(alias)));
    }

    private static void builtInClients(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        for (var clientId : declared.builtInClientsOff()) {
            if (found.clients().get(clientId) instanceof ObjectNode client
                    && client.path("enabled").asBoolean()) {
                operations.add(new SwitchOffClient(clientId, client.deepCopy().put("enabled", false)));
            }
        }
    }

    /** A portal that is declared no more is a door left open. Its client stays, for whoever wants to look at it. */
    private static void portalsGone(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        var names = declared.clients().stream()
                .map(client -> client.path("clientId").asText())
                .collect(Collectors.toUnmodifiableSet());
        found.clients().forEach((clientId, existing) -> {
            if (existing instanceof ObjectNode client
                    && client.path("attributes").has(DeclaredRealm.PORTAL)
                    && client.path("enabled").asBoolean()
                    && !names.contains(clientId)) {
                operations.add(new SwitchOffClient(clientId, client.deepCopy().put("enabled", false)));
            }
        });
    }

    private static void client(ObjectNode wanted, InspectedRealm found, List<Operation> operations) {
        var clientId = wanted.path("clientId").asText();
        var existing = found.clients().get(clientId);
        if (existing == null) {
            operations.add(new CreateClient(clientId, withoutPseudonyms(wanted)));
            return;
        }
        var withoutMappers = wanted.deepCopy();
        withoutMappers.remove("protocolMappers");
        var differences = Difference.between(withoutMappers, existing);
        if (!differences.isEmpty()) {
            operations.add(new UpdateClient(clientId, differences, merged(existing, withoutMappers)));
        }
        mappers(wanted, existing, operations);
    }

    /** Keycloak makes the salt of pseudonyms only where their mapper is added by itself: when it is looked again. */
    private static ObjectNode withoutPseudonyms(ObjectNode client) {
        var without = client.deepCopy();
        if (without.get("protocolMappers") instanceof ArrayNode mappers) {
            mappers.removeIf(mapper -> mapper.path("protocolMapper").asText().endsWith(PSEUDONYMS));
        }
        return without;
    }

    /** A mapper that differs is removed and added: the list of claims is whole, so nothing else may stand on it. */
    private static void mappers(JsonNode wanted, JsonNode existing, List<Operation> operations) {
        var clientId = wanted.path("clientId").asText();
        var clientKey = existing.path("id").asText();
        var kept = new ArrayList<String>();
        for (var mapper : DeclaredRealm.mappersOf(existing)) {
            var name = mapper.path("name").asText();
            boolean asDeclared = DeclaredRealm.mappersOf(wanted).stream()
                    .anyMatch(other -> name.equals(other.path("name").asText())
                            && Difference.between(other, mapper).isEmpty());
            if (asDeclared) {
                kept.add(name);
            } else {
                operations.add(new RemoveMapper(
                        clientId, clientKey, name, mapper.path("id").asText()));
            }
        }
        Set<String> keptNames = kept.stream().collect(Collectors.toUnmodifiableSet());
        DeclaredRealm.mappersOf(wanted).stream()
                .filter(mapper -> !keptNames.contains(mapper.path("name").asText()))
                .forEach(mapper -> operations.add(
                        new AddMapper(clientId, clientKey, mapper.path("name").asText(), (ObjectNode) mapper)));
    }

    /** One that only we make and that is declared no more is a door left open. */
    private static void brokers(DeclaredRealm declared, InspectedRealm found, List<Operation> operations) {
        Map<String, ObjectNode> wanted = declared.brokers().stream()
                .collect(Collectors.toMap(broker -> broker.path("alias").asText(), Function.identity()));
        declared.brokers().forEach(broker -> {
            var alias = broker.path("alias").asText();
            var existing = found.brokers().get(alias);
            if (existing == null) {
                operations.add(new CreateBroker(alias, broker));
                return;
            }
            var differences = Difference.between(broker, existing);
            if (!differences.isEmpty()) {
                operations.add(new UpdateBroker(alias, differences, merged(existing, broker)));
            }
        });
        found.brokers().forEach((alias, existing) -> {
            if (!wanted.containsKey(alias)
                    && existing instanceof ObjectNode broker
                    && broker.path("enabled").asBoolean()
                    && broker.path("providerId").asText().startsWith(DeclaredRealm.OURS)) {
                operations.add(new SwitchOffBroker(alias, broker.deepCopy().put("enabled", false)));
            }
        });
    }

    /** Keycloak takes some parts of an update as the whole, so what is there is sent along. */
    private static ObjectNode merged(JsonNode existing, ObjectNode wanted) {
        if (!(existing instanceof ObjectNode object)) {
            return wanted;
        }
        var result = object.deepCopy();
        wanted.properties().forEach(entry -> {
            var value = entry.getValue() instanceof ObjectNode inner
                    ? merged(result.path(entry.getKey()), inner)
                    : entry.getValue();
            result.set(entry.getKey(), value);
        });
        return result;
    }
}
