package no.portvakt.minside.submission;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.prefill.PrefillMemory.Fetched;

/** Holds what was sent against the form, and puts back what was fetched and is not the citizen's to change. Pure. */
final class FormCheck {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,200}\\.[^@\\s.]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ]{5,19}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");

    private final Map<String, String> sent;
    private final Map<String, Fetched> fetched;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, Payload.Value> values = new HashMap<>();

    private FormCheck(Map<String, String> sent, Map<String, Fetched> fetched) {
        this.sent = sent;
        this.fetched = fetched;
    }

    /** Checks everything, and says every problem at once. */
    static Checked check(Form form, Map<String, String> sent, Map<String, Fetched> fetched) {
        var check = new FormCheck(sent, fetched);
        var known = form.fields().stream().map(FormField::path).toList();
        sent.keySet().stream()
                .filter(path -> !known.contains(path))
                .sorted()
                .forEach(path -> check.problems.add(new FieldProblem("", FieldProblem.Kind.UNKNOWN_FIELD)));
        form.fields().forEach(check::field);
        return new Checked(List.copyOf(check.problems), Map.copyOf(check.values));
    }

    private void field(FormField field) {
        var given =
                Optional.ofNullable(sent.get(field.path())).map(String::strip).filter(text -> !text.isEmpty());
        var known = Optional.ofNullable(fetched.get(field.path()));
        if (!field.editable() && known.isPresent()) {
            locked(field, given, known.get());
        } else if (given.isEmpty()) {
            if (field.required()) {
                problem(field, FieldProblem.Kind.MISSING);
            }
        } else {
            typed(field, given.get(), known);
        }
    }

    private void locked(FormField field, Optional<String> given, Fetched known) {
        if (given.isPresent() && !given.get().equals(known.value())) {
            problem(field, FieldProblem.Kind.LOCKED);
        } else {
            values.put(field.path(), new Payload.Value(known.value(), Optional.of(known.source())));
        }
    }

    private void typed(FormField field, String text, Optional<Fetched> known) {
        if (text.length() > field.maxLength()) {
            problem(field, FieldProblem.Kind.TOO_LONG);
        } else if (!hasForm(field, text)) {
            problem(field, FieldProblem.Kind.WRONG_FORM);
        } else {
            var source = known.filter(value -> value.value().equals(text)).map(Fetched::source);
            values.put(field.path(), new Payload.Value(text, source));
        }
    }

    private static boolean hasForm(FormField field, String text) {
        return switch (field.kind()) {
            case TEXT -> !text.contains("\n") && !CONTROL.matcher(text).find();
            case LONG_TEXT -> !CONTROL.matcher(text).find();
            case EMAIL -> EMAIL.matcher(text).matches();
            case PHONE -> PHONE.matcher(text).matches();
            case DATE -> isDate(text);
            case CHOICE ->
                field.choices().stream().anyMatch(choice -> choice.value().equals(text));
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private void problem(FormField field, FieldProblem.Kind kind) {
        problems.add(new FieldProblem(field.path(), kind));
    }

    /** The outcome: problems, or the values that count. */
    record Checked(List<FieldProblem> problems, Map<String, Payload.Value> values) {}
}
