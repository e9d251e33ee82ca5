package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.util.JAXBSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import org.junit.jupiter.api.Test;

/** Holds what we send against the standard's own schema, where that is at hand. */
class NoarkSchemaTest {

    private static final Path SCHEMA = Path.of("..", "..", "shared", "corpora", "noark4ws", "noark4ws-types.xsd");
    private static final Filing FILING = new Filing(
            "0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e",
            "Søknad om barnehageplass",
            "Ingrid Solbakken",
            LocalDate.parse("2026-11-22"),
            "Søknad");

    @Test
    void shouldSendOnlyWhatTheStandardAllows() throws Exception {
        assumeTrue(Files.exists(SCHEMA), "skipped: the standard's schema is not beside this project");
        var key = new EksternNokkelType();
        key.setEksternSystem(Noark4Archive.EXTERNAL_SYSTEM);
        key.setNokkel(FILING.key());
        var find = new GetNoarksakRequest();
        find.setSaEksternNokkel(key);
        var put = new PutNoarksakRequest();
        put.setNoarksak(Noark4Messages.noarksak(FILING, key));
        var findPost = new GetJournpostRequest();
        findPost.setJpEksternNokkel(key);
        var putPost = new PutJournpostRequest();
        putPost.setJournpost(Noark4Messages.journpost(FILING, key));

        for (var message : new Object[] {find, put, findPost, putPost}) {
            assertThatCode(() -> validate(message))
                    .as(message.getClass().getSimpleName())
                    .doesNotThrowAnyException();
        }
    }

    private static void validate(Object message) throws Exception {
        var schema =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SCHEMA.toFile());
        schema.newValidator().validate(new JAXBSource(JAXBContext.newInstance(message.getClass()), message));
    }
}
