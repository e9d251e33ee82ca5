package no.portvakt.minside.fagsystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import org.junit.jupiter.api.Test;

class ConnectorFilesTest {

    private final Map<String, Connector> connectors = ConnectorFiles.shipped();

    private Connector connector(String id) {
        return Optional.ofNullable(connectors.get(id)).orElseThrow();
    }

    private Optional<Object> value(String connector, String path, Object answer) {
        return Optional.ofNullable(connector(connector).fields().get(path))
                .flatMap(mapping ->
                        Optional.ofNullable(Jsonata.jsonata(mapping.value()).evaluate(answer)));
    }

    @Test
    void shouldKnowEveryFieldThatAProfileFillsIn() {
        var catalog = ((LoadOutcome.Loaded) ProfileLoader.fromClassPath()).catalog();
        var wanted = catalog.services().stream()
                .flatMap(service -> service.prefill().stream())
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

        assertThat(value("folkeregister", "applicant.name", Map.of("navn", name)))
                .contains("Ingrid Solbakken");
    }

    @Test
    void shouldWriteAnAddressOnOneLine() {
        var address = Map.of("adresselinje", "Bleikerveien 12", "postnummer", "1387", "poststed", "Asker");

        assertThat(value("folkeregister", "applicant.address", Map.of("bostedsadresse", address)))
                .contains("Bleikerveien 12, 1387 Asker");
    }

    @Test
    void shouldGiveNothingWhenTheSourceKnowsNothing() {
        for (var connector : connectors.values()) {
            for (var path : connector.fields().keySet()) {
                assertThat(value(connector.id(), path, Map.of()).filter(value -> !"".equals(value)))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldAskForEachThingOnce() {
        assertThat(connector("oppad").asking(List.of("child.birthDate", "child.name", "child.currentKindergarten")))
                .containsExactly("barn", "barnehage");
    }
}
