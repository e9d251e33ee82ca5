package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;

/** One change to a realm. {@link #describe()} is what a dry run prints. */
public sealed interface Operation {

    /** One sentence for a person who has to agree to it. */
    String describe();

    /** Makes the realm, switched off; what it declares is set by the operations after it. */
    record CreateRealm(String realm) implements Operation {
        @Override
        public String describe() {
            return "create the realm " + realm;
        }
    }

    /** Makes a log-in flow; nothing uses it yet. */
    record CreateFlow(DeclaredFlow flow) implements Operation {
        @Override
        public String describe() {
            return "create the flow " + flow.alias() + " of " + String.join(", ", flow.outline());
        }
    }

    /** Puts a new flow in the place of one that was changed by hand; at no moment is a weaker one in force. */
    record ReplaceFlow(DeclaredFlow flow, String oldId) implements Operation {
        @Override
        public String describe() {
            return "replace the flow " + flow.alias() + " by one of " + String.join(", ", flow.outline());
        }
    }

    /** Changes settings of the realm. */
    record UpdateRealm(List<Difference> differences, ObjectNode merged) implements Operation {
        public UpdateRealm {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "change the realm: " + listed(differences);
        }
    }

    /** Says what may be kept about a user. */
    record SetUserProfile(List<Difference> differences, ObjectNode profile) implements Operation {
        public SetUserProfile {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "change the user profile: " + listed(differences);
        }
    }

    /** Stops Keycloak from asking users for things at log-in. */
    record SwitchOffRequiredAction(String alias) implements Operation {
        @Override
        public String describe() {
            return "switch off the required action " + alias;
        }
    }

    /** Lets Keycloak ask users for something at log-in. */
    record SwitchOnRequiredAction(String alias) implements Operation {
        @Override
        public String describe() {
            return "switch on the required action " + alias;
        }
    }

    /** Makes a role of the realm; who has it is not our business. */
    record CreateRole(String name) implements Operation {
        @Override
        public String describe() {
            return "create the role " + name;
        }
    }

    /** Switches off one of Keycloak's own clients. */
    record SwitchOffClient(String clientId, ObjectNode merged) implements Operation {
        @Override
        public String describe() {
            return "switch off the client " + clientId;
        }
    }

    /** Says what clients are held to; what is there under other names stays. */
    record SetClientRules(String kind, List<Difference> differences, ObjectNode merged) implements Operation {
        public SetClientRules {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "change the client " + kind + ": " + listed(differences);
        }
    }

    /** Makes a client with its mappers. */
    record CreateClient(String clientId, ObjectNode client) implements Operation {
        @Override
        public String describe() {
            return "create the client " + clientId;
        }
    }

    /** Changes a client. */
    record UpdateClient(String clientId, List<Difference> differences, ObjectNode merged) implements Operation {
        public UpdateClient {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "change the client " + clientId + ": " + listed(differences);
        }
    }

    /** Adds a claim to a client's tokens. */
    record AddMapper(String clientId, String clientKey, String name, ObjectNode mapper) implements Operation {
        @Override
        public String describe() {
            return "add the mapper " + name + " to " + clientId;
        }
    }

    /** Takes away a claim that is not declared, or not like this. */
    record RemoveMapper(String clientId, String clientKey, String name, String mapperKey) implements Operation {
        @Override
        public String describe() {
            return "remove the mapper " + name + " from " + clientId;
        }
    }

    /** Lets citizens log in by another provider of identities. */
    record CreateBroker(String alias, ObjectNode broker) implements Operation {
        @Override
        public String describe() {
            return "create the identity provider " + alias;
        }
    }

    /** Changes another provider of identities. */
    record UpdateBroker(String alias, List<Difference> differences, ObjectNode merged) implements Operation {
        public UpdateBroker {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "change the identity provider " + alias + ": " + listed(differences);
        }
    }

    /** Stops log-ins by another provider of identities. */
    record SwitchOffBroker(String alias, ObjectNode merged) implements Operation {
        @Override
        public String describe() {
            return "switch off the identity provider " + alias;
        }
    }

    private static String listed(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
}
