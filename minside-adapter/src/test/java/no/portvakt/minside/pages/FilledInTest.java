package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;

class FilledInTest {

    private static final Text REGISTER = Text.same("Kontaktregisteret");

    @Test
    void shouldTellWhatSheWroteFromWhatWasFetchedAndLeftAsItWas() {
        var service = Samples.services(SecurityLevel.SUBSTANTIAL).getFirst();
        var state = new FormState(
                "holder",
                service.id(),
                "key",
                0,
                List.of(
                        new Shown("contact.mobile", Shown.Kind.FILLED, "40000000", REGISTER, 1, "", List.of()),
                        Shown.blank("place.note")));

        assertThat(filled(Map.of("contact.mobile", "40000000", "place.note", "To barn"))
                        .written(state))
                .containsExactlyEntriesOf(Map.of("place.note", "To barn"));
        assertThat(filled(Map.of("contact.mobile", "", "place.note", "")).written(state))
                .containsExactlyEntriesOf(Map.of("contact.mobile", ""));
    }

    private static FilledIn filled(Map<String, String> sent) {
        var service = Samples.services(SecurityLevel.SUBSTANTIAL).getFirst();
        return new FilledIn(service, service.form().orElseThrow(), new MultivaluedHashMap<>(sent));
    }
}
