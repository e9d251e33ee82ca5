package no.portvakt.minside.pages;

import java.util.List;
import java.util.UUID;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.prefill.PrefilledForm;

/**
 * An opened form, as it travels sealed in the page.
 *
 * @param holder the pseudonym of whom it was opened for
 * @param key the idempotency key: sending the same page twice makes one case
 * @param opened epoch seconds
 */
record FormState(String holder, String service, String key, long opened, List<Shown> shown) {

    FormState {
        shown = List.copyOf(shown);
    }

    static FormState opened(Caller caller, PrefilledForm form, long now) {
        return new FormState(
                caller.key(),
                form.service().id(),
                UUID.randomUUID().toString(),
                now,
                form.fields().stream().map(Shown::of).toList());
    }

    /** Whether she did not want anything to be fetched. */
    boolean isDeclined() {
        return shown.stream().anyMatch(field -> field.kind() == Shown.Kind.DECLINED);
    }

    /** A field that was added to the form since it was opened counts as blank. */
    Shown shownFor(String path) {
        return shown.stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseGet(() -> Shown.blank(path));
    }
}
