package no.portvakt.gateway.employee;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who an employee is to the console, as the employees' realm says.
 *
 * @param name as colleagues know her; stands beside what she decides
 * @param groups her roles, and {@code owner-of:<service>} for each service that she answers for
 */
public record Employee(String name, List<String> groups) {

    private static final String OWNER_OF = "owner-of:";

    public Employee {
        groups = List.copyOf(groups);
    }

    /**
     * From the realm's two lists. A role cannot make an owner: one that is spelled like ownership is left out.
     *
     * @param owned ids of services
     */
    public static Employee of(String name, List<String> roles, List<String> owned) {
        return new Employee(
                name,
                Stream.concat(
                                roles.stream().filter(role -> !role.startsWith(OWNER_OF)),
                                owned.stream().map(OWNER_OF::concat))
                        .distinct()
                        .toList());
    }
}
