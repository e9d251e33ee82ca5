package no.portvakt.gateway.console.life;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import no.portvakt.profiles.catalog.Texts;

/** A judgement as it is kept beside the step that it was made for. */
final class JudgementText {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addDeserializer(Texts.class, new InOneLanguageOrAll()));

    private JudgementText() {}

    static String write(Judgement judgement) {
        try {
            return JSON.writeValueAsString(judgement);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a judgement cannot be written", broken);
        }
    }

    static Judgement read(String written) {
        try {
            return JSON.readValue(written, Judgement.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a judgement cannot be read", broken);
        }
    }

    /** Steps are never rewritten, and the first ones were told in English alone. */
    private static final class InOneLanguageOrAll extends JsonDeserializer<Texts> {

        @Override
        public Texts deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            if (node.isTextual()) {
                return new Texts(node.asText(), node.asText(), node.asText());
            }
            return new Texts(
                    node.path("nb").asText(),
                    node.path("nn").asText(),
                    node.path("en").asText());
        }
    }
}
