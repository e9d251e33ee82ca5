package no.portvakt.minside.prefill;

import java.util.List;
import no.portvakt.minside.catalogue.ServiceView;

/** A form, ready to be shown. */
public record PrefilledForm(ServiceView service, List<PrefillField> fields) {

    public PrefilledForm {
        fields = List.copyOf(fields);
    }
}
