package no.portvakt.minside.fagsystem.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.fagsystem.answer.FieldValues;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.submission.EarlierForms;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import org.junit.jupiter.api.Test;

class ConnectorFilesTest {

    private final Map<String, Connector> connectors = ConnectorFiles.shipped();

    private Connector connector(String id) {
        return Optional.ofNullable(connectors.get(id)).orElseThrow();
    }

    private Map<String, String> values(String connector, String path, Object answer) {
        var outcome = new FieldValues(connector(connector)).of(new Said.Json(answer), List.of(path));
        return ((FieldValues.Outcome.Understood) outcome).values();
    }

    @Test
    void shouldKnowEveryFieldThatAProfileFillsIn() {
        var catalog = ((LoadOutcome.Loaded) ProfileLoader.fromClassPath()).catalog();
        var wanted = catalog.services().stream()
                .flatMap(service -> service.prefill().stream())
                // No connector: what she wrote in her last form; a form's own fields are all that can be in it.
                .filter(field -> !field.source().equals(EarlierForms.ID))
                .toList();

        assertThat(wanted).isNotEmpty();
        for (var field : wanted) {
            assertThat(connector(field.source()).fields()).as(field.source()).containsKey(field.path());
        }
    }

    @Test
    void shouldLeaveOutAMiddleNameWhenThereIsNone() {
        Map<String, Object> name = new HashMap<>();
        name.put("fornavn", "Ingrid");
        name.put("etternavn", "Solbakken");

        assertThat(values("folkeregister", "applicant.name", Map.of("navn", name)))
                .containsValue("Ingrid Solbakken");
    }

    @Test
    void shouldWriteAnAddressOnOneLine() {
        var address = Map.of("adresselinje", "Bleikerveien 12", "postnummer", "1387", "poststed", "Asker");

        assertThat(values("folkeregister", "applicant.address", Map.of("bostedsadresse", address)))
                .containsValue("Bleikerveien 12, 1387 Asker");
    }

    @Test
    void shouldGiveNothingWhenTheSourceKnowsNothing() {
        for (var connector : connectors.values()) {
            if (connector.transport().language() == Transport.Language.JSONATA) {
                for (var path : connector.fields().keySet()) {
                    assertThat(values(connector.id(), path, Map.of())).as(path).isEmpty();
                }
            }
        }
    }

    @Test
    void shouldAskForEachThingOnce() {
        assertThat(connector("oppad").asking(List.of("child.birthDate", "child.name", "child.currentKindergarten")))
                .containsExactly("barn", "barnehage");
    }
}
