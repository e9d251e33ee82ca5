package no.portvakt.gateway.console.officers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which role may do what, and how far. Read from one table; what the table does not say is not allowed. */
public final class Permissions {

    private static final String TABLE = "/console/permissions.txt";
    private static final Permissions SHIPPED = parse(resource());

    private final Map<Action, Map<Role, Extent>> extents;

    private Permissions(Map<Action, Map<Role, Extent>> extents) {
        this.extents = extents;
    }

    public static Permissions shipped() {
        return SHIPPED;
    }

    public Extent extent(Role role, Action action) {
        return extents.getOrDefault(action, Map.of()).getOrDefault(role, Extent.NONE);
    }

    /**
     * Reads a table: a line of roles first, then one line an action with the extent for each role.
     *
     * @throws IllegalArgumentException if a word is unknown, or an action is missing or stands twice
     */
    static Permissions parse(String table) {
        var lines = table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s+", -1)))
                .toList();
        var roles = lines.getFirst().stream()
                .skip(1)
                .map(word -> Role.of(word).orElseThrow(() -> new IllegalArgumentException("no role: " + word)))
                .toList();
        Map<Action, Map<Role, Extent>> extents = new EnumMap<>(Action.class);
        for (var line : lines.subList(1, lines.size())) {
            Map<Role, Extent> row = new EnumMap<>(Role.class);
            for (int column = 0; column < roles.size(); column++) {
                row.put(roles.get(column), Extent.of(line.get(column + 1)));
            }
            if (extents.put(action(line.getFirst()), row) != null) {
                throw new IllegalArgumentException("twice: " + line.getFirst());
            }
        }
        if (extents.size() != Action.values().length) {
            throw new IllegalArgumentException("an action is missing");
        }
        return new Permissions(extents);
    }

    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> action.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no action: " + word));
    }

    private static String resource() {
        try (InputStream stream = Permissions.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + TABLE, broken);
        }
    }
}
