package no.portvakt.minside.catalogue;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.minside.person.Text;

/**
 * How long a case stays on MinSide after it is over. The archive keeps it by its own rules.
 *
 * @param id as form files name it: {@code vanlig}
 * @param keep counted from the case's last change, or from its last deadline if that is later
 */
public record RetentionClass(String id, Period keep) {

    public RetentionClass {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("the retention class " + id + " keeps nothing");
        }
    }

    /** The day from which a case is removed. */
    public LocalDate until(LocalDate over) {
        return over.plus(keep);
    }

    /** {@code 3 år}, {@code 1 år og 6 måneder}. */
    public Text span() {
        var parts = new ArrayList<Text>();
        add(parts, keep.getYears(), new Text("år", "år", "year"), new Text("år", "år", "years"));
        add(parts, keep.getMonths(), new Text("måned", "månad", "month"), new Text("måneder", "månader", "months"));
        add(parts, keep.getDays(), new Text("dag", "dag", "day"), new Text("dager", "dagar", "days"));
        return new Text(
                String.join(" og ", parts.stream().map(Text::nb).toList()),
                String.join(" og ", parts.stream().map(Text::nn).toList()),
                String.join(" and ", parts.stream().map(Text::en).toList()));
    }

    private static void add(List<Text> parts, int number, Text one, Text several) {
        if (number > 0) {
            var unit = number == 1 ? one : several;
            parts.add(new Text(number + " " + unit.nb(), number + " " + unit.nn(), number + " " + unit.en()));
        }
    }
}
