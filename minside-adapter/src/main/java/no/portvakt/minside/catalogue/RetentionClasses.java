package no.portvakt.minside.catalogue;

import java.time.DateTimeException;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The classes that a form file can name. */
public final class RetentionClasses {

    /** Of a form whose file names none. */
    static final String USUAL = "vanlig";

    private static final Map<String, String> SHIPPED = Map.of("kort", "P1Y", USUAL, "P3Y", "lang", "P10Y");

    private final Map<String, RetentionClass> classes = new HashMap<>();

    /**
     * The shipped ones, with those of an installation in their place and beside them.
     *
     * @param configured periods as ISO 8601 writes them, by the class's id
     * @throws IllegalStateException if one of them is no period, or of no length
     */
    public RetentionClasses(Map<String, String> configured) {
        SHIPPED.forEach(this::put);
        configured.forEach(this::put);
    }

    private void put(String id, String period) {
        try {
            classes.put(id, new RetentionClass(id, Period.parse(period)));
        } catch (DateTimeException | IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    "minside.retention.\"" + id + "\" has to be a period such as P3Y or P18M", unfit);
        }
    }

    Optional<RetentionClass> find(String id) {
        return Optional.ofNullable(classes.get(id));
    }
}
