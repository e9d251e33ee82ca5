package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a realm shall be. Only what is declared is compared and changed; what is not declared is Keycloak's default,
 * except for required actions, built-in clients and a client's mappers, where the declaration is the whole list.
 *
 * @param name also its path
 * @param settings a part of Keycloak's realm representation, without the browser flow
 * @param browserFlow empty for Keycloak's own
 * @param requiredActions what Keycloak may ask a user for at log-in; all others are switched off
 * @param roles of the realm, that there must be
 * @param userProfile what Keycloak may keep about a user
 * @param clients each a part of Keycloak's client representation
 * @param builtInClientsOff Keycloak's own clients that nobody uses here
 * @param brokers other providers of identities, each a part of Keycloak's representation; one of ours that is not here is
 *     switched off
 * @param clientRules Keycloak's client profiles and policies, {@code profiles} and {@code policies}; those of other names
 *     are left alone
 */
public record DeclaredRealm(
        String name,
        ObjectNode settings,
        Optional<DeclaredFlow> browserFlow,
        List<String> requiredActions,
        List<String> roles,
        ObjectNode userProfile,
        List<ObjectNode> clients,
        List<String> builtInClientsOff,
        List<ObjectNode> brokers,
        ObjectNode clientRules) {

    /** What the {@code providerId} of those that only we make begins with. */
    static final String OURS = "portvakt-";

    /** An attribute of clients that are made for portals, and of no others. */
    public static final String PORTAL = "portvakt.portal";

    public DeclaredRealm {
        brokers = List.copyOf(brokers);
        requiredActions = List.copyOf(requiredActions);
        roles = List.copyOf(roles);
        clients = List.copyOf(clients);
        builtInClientsOff = List.copyOf(builtInClientsOff);
    }

    /** The same under another name: a realm to try things in. */
    public DeclaredRealm named(String other) {
        return new DeclaredRealm(
                other,
                settings,
                browserFlow,
                requiredActions,
                roles,
                userProfile,
                clients,
                builtInClientsOff,
                brokers,
                clientRules);
    }

    /** The same with clients that differ from place to place. */
    public DeclaredRealm and(List<ObjectNode> more) {
        return new DeclaredRealm(
                name,
                settings,
                browserFlow,
                requiredActions,
                roles,
                userProfile,
                Stream.concat(clients.stream(), more.stream()).toList(),
                builtInClientsOff,
                brokers,
                clientRules);
    }

    /** The same with what a municipality adds: other providers of identities, and which of our own ways there are. */
    public DeclaredRealm with(Federation federation) {
        var added = settings.deepCopy();
        added.withObject("attributes").put("portvakt.own-ways", federation.ownWaysWritten());
        return new DeclaredRealm(
                name,
                added,
                browserFlow,
                requiredActions,
                roles,
                userProfile,
                clients,
                builtInClientsOff,
                federation.brokers(),
                clientRules);
    }

    /** A flow: its steps in order. */
    public record DeclaredFlow(String alias, List<DeclaredStep> steps) {

        public DeclaredFlow {
            steps = List.copyOf(steps);
        }

        /** One line a step, as the inspector writes down what it finds. */
        List<String> outline() {
            return steps.stream().flatMap(step -> step.outline("")).toList();
        }
    }

    /** One step of a flow. */
    public sealed interface DeclaredStep {

        /** {@code REQUIRED}, {@code ALTERNATIVE} or {@code CONDITIONAL}. */
        String requirement();

        /** Its lines, the steps inside it further in. */
        Stream<String> outline(String indent);

        /** Asks for something, or looks whether the steps after it are needed. */
        record Execution(String authenticator, String requirement, SortedMap<String, String> config)
                implements DeclaredStep {

            public Execution {
                config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
            }

            static Execution required(String authenticator) {
                return new Execution(authenticator, "REQUIRED", new TreeMap<>());
            }

            @Override
            public Stream<String> outline(String indent) {
                return Stream.of(line(indent, authenticator, requirement, config));
            }
        }

        /** Steps that count as one. Its name is for people, and not compared. */
        record Subflow(String name, String requirement, List<DeclaredStep> steps) implements DeclaredStep {

            public Subflow {
                steps = List.copyOf(steps);
            }

            @Override
            public Stream<String> outline(String indent) {
                return Stream.concat(
                        Stream.of(line(indent, FLOW, requirement, new TreeMap<>())),
                        steps.stream().flatMap(step -> step.outline(indent + INDENT)));
            }
        }

        /** What stands for a subflow in an outline. */
        String FLOW = "(flow)";

        /** How much further in the steps of a subflow stand. */
        String INDENT = "  ";

        /**
         * One line of an outline. What a step counts as in {@code amr} is set, and then masked by Keycloak for whoever
         * asks, so only that it is set is compared.
         */
        static String line(String indent, String what, String requirement, SortedMap<String, String> config) {
            var shown = new TreeMap<>(config);
            shown.replaceAll((key, value) -> key.startsWith("default.reference.") ? "set" : value);
            return indent + what + " " + requirement + (shown.isEmpty() ? "" : " " + shown);
        }
    }

    /** The settings with the flow bound. */
    ObjectNode boundSettings() {
        var bound = settings.deepCopy().put("realm", name).put("enabled", true);
        browserFlow.ifPresent(flow -> bound.put("browserFlow", flow.alias()));
        return bound;
    }

    /** The mappers of a declared client. */
    static List<JsonNode> mappersOf(JsonNode client) {
        return client.path("protocolMappers").valueStream().toList();
    }
}
