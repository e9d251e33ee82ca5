package no.portvakt.minside.catalogue;

import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;

/**
 * One field of a form.
 *
 * @param path its name, for instance {@code soker.navn}
 * @param kind what is typed into it
 * @param label what the citizen reads
 * @param required whether the form can be sent without it
 * @param maxLength characters
 * @param choices for {@code CHOICE}: what may be sent, with its text
 * @param prefill where its value may be fetched; empty for what only the citizen can say
 */
public record FormField(
        String path,
        FieldKind kind,
        Text label,
        boolean required,
        int maxLength,
        List<Choice> choices,
        Optional<PrefillRule> prefill) {

    public FormField {
        choices = List.copyOf(choices);
    }

    /** One value of a {@code CHOICE}. */
    public record Choice(String value, Text label) {}

    /** A value as people read it: of a choice its text. */
    public String shown(String value, Language language) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .map(choice -> choice.label().in(language))
                .orElse(value);
    }

    /** Whether the citizen may change what was fetched. What could not be fetched, she types herself in any case. */
    public boolean editable() {
        return prefill.map(PrefillRule::overstyrbar).orElse(true);
    }
}
