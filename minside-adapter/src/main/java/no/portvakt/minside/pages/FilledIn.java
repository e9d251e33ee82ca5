package no.portvakt.minside.pages;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.submission.FormInput;

/** A form as it came back from the browser. Only fields of the form are read from it. */
record FilledIn(ServiceView service, Form form, MultivaluedMap<String, String> sent) {

    /** The field that carries the opened form. */
    static final String SEALED = "skjematilstand";

    /** What the citizen typed, by path, also when it is empty: she may have emptied what was prefilled. */
    Map<String, String> typed(FormState state) {
        var typed = new HashMap<String, String>();
        form.fields().stream()
                .filter(field -> state.shownFor(field.path()).typedInto(field))
                .forEach(field -> Optional.ofNullable(sent.getFirst(field.path()))
                        .ifPresent(value -> typed.put(field.path(), value.strip())));
        return typed;
    }

    /** What she wrote herself: what was fetched and left as it was is fetched anew the next time. */
    Map<String, String> written(FormState state) {
        var written = typed(state);
        written.entrySet()
                .removeIf(field -> state.shownFor(field.getKey()).value().equals(field.getValue()));
        return written;
    }

    /** What is handed in: what she typed, and what she was shown and may not change, never what the browser says of it. */
    FormInput input(FormState state) {
        var values = new HashMap<String, String>();
        form.fields().stream()
                .map(field -> Map.entry(field, state.shownFor(field.path())))
                .filter(entry -> !entry.getValue().typedInto(entry.getKey()))
                .forEach(entry ->
                        values.put(entry.getKey().path(), entry.getValue().value()));
        typed(state).forEach((path, value) -> {
            if (!value.isEmpty()) {
                values.put(path, value);
            }
        });
        return new FormInput(service.id(), state.key(), values);
    }

    @Override
    public String toString() {
        return "FilledIn[service=" + service.id() + "]";
    }
}
