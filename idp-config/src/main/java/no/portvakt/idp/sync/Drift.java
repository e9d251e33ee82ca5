package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is otherwise in a realm than it is declared: somebody changed it by hand, or the declaration is newer.
 *
 * @param where for instance {@code client portvakt-gateway}
 * @param what of it, for instance {@code redirectUris}
 * @param found how it is; empty if it is not there
 * @param declared how it shall be; empty if it shall not be there
 */
public record Drift(String where, String what, Optional<String> found, Optional<String> declared) {

    private static final String ITSELF = "itself";
    private static final String BROKER = "identity provider ";
    private static final Optional<String> THERE = Optional.of("there");
    private static final Optional<String> ON = Optional.of("true");
    private static final Optional<String> OFF = Optional.of("false");

    /** One sentence for a person who has to find out who did it. */
    public String describe() {
        return where + ": " + what + " is " + found.orElse("missing") + ", declared is "
                + declared.orElse("that there is none");
    }

    /** What plans to mend it, told as what is wrong. A mapper that is removed and added again is one that was changed. */
    static List<Drift> of(List<Operation> operations) {
        Map<String, Drift> byPlace = new LinkedHashMap<>();
        operations.stream()
                .flatMap(operation -> of(operation).stream())
                .forEach(drift -> byPlace.merge(drift.where() + " " + drift.what(), drift, Drift::and));
        return List.copyOf(byPlace.values());
    }

    private Drift and(Drift other) {
        return new Drift(where, what, found.or(other::found).map(some -> "another"), declared.or(other::declared));
    }

    private static List<Drift> of(Operation operation) {
        return switch (operation) {
            case Operation.CreateRealm(var realm) -> missing("realm " + realm);
            case Operation.CreateFlow(var flow) -> missing("flow " + flow.alias());
            case Operation.ReplaceFlow(var flow, var old) ->
                one("flow " + flow.alias(), "steps", Optional.of("others"), Optional.of(steps(flow)));
            case Operation.UpdateRealm(var differences, var merged) -> each("realm", differences);
            case Operation.SetUserProfile(var differences, var profile) -> each("user profile", differences);
            case Operation.SwitchOffRequiredAction(var alias) -> one("required action " + alias, "enabled", ON, OFF);
            case Operation.SwitchOnRequiredAction(var alias) -> one("required action " + alias, "enabled", OFF, ON);
            case Operation.CreateRole(var name) -> missing("role " + name);
            case Operation.SwitchOffClient(var id, var merged) -> one("client " + id, "enabled", ON, OFF);
            case Operation.SetClientRules(var kind, var differences, var merged) -> each("client " + kind, differences);
            case Operation.CreateClient(var id, var client) -> missing("client " + id);
            case Operation.UpdateClient(var id, var differences, var merged) -> each("client " + id, differences);
            case Operation.AddMapper(var id, var key, var name, var mapper) ->
                one("client " + id, "mapper " + name, Optional.empty(), THERE);
            case Operation.RemoveMapper(var id, var key, var name, var mapperKey) ->
                one("client " + id, "mapper " + name, THERE, Optional.empty());
            case Operation.CreateBroker(var alias, var broker) -> missing(BROKER + alias);
            case Operation.UpdateBroker(var alias, var differences, var merged) -> each(BROKER + alias, differences);
            case Operation.SwitchOffBroker(var alias, var merged) -> one(BROKER + alias, "enabled", ON, OFF);
        };
    }

    private static List<Drift> missing(String where) {
        return one(where, ITSELF, Optional.empty(), THERE);
    }

    private static List<Drift> one(String where, String what, Optional<String> found, Optional<String> declared) {
        return List.of(new Drift(where, what, found, declared));
    }

    private static List<Drift> each(String where, List<Difference> differences) {
        List<Drift> drifts = new ArrayList<>();
        differences.forEach(difference ->
                drifts.add(new Drift(where, difference.path(), text(difference.found()), text(difference.declared()))));
        return drifts;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.toString());
    }

    private static String steps(DeclaredRealm.DeclaredFlow flow) {
        return String.join(", ", flow.outline());
    }
}
