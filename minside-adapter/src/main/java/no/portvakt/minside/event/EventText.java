package no.portvakt.minside.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events as they are sent: one object, an array of them, or, in a file, one after the other. JSON is read strictly: a
 * member that stands there twice makes it unreadable, since two readers could see two events.
 *
 * @param events those before the place where it could not be read any further
 * @param broken where that is, if it is anywhere
 */
public record EventText(List<Placed> events, Optional<Place> broken) {

    private static final int DEEPEST = 30;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    public EventText {
        events = List.copyOf(events);
    }

    /** Counted from 1. */
    public record Place(int line, int column) {}

    /**
     * An event, and where it begins.
     *
     * @param event whatever stands there, an event or not
     */
    public record Placed(Place place, JsonNode event) {}

    /**
     * Reads as far as it can.
     *
     * @throws IOException if the reader cannot be read
     */
    public static EventText read(Reader reader) throws IOException {
        List<Placed> events = new ArrayList<>();
        try (var parser = JSON.createParser(reader)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    readArray(parser, events);
                } else {
                    events.add(placed(parser));
                }
            }
            return new EventText(events, Optional.empty());
        } catch (JsonProcessingException notJson) {
            return new EventText(
                    events,
                    Optional.of(Optional.ofNullable(notJson.getLocation())
                            .map(at -> new Place(at.getLineNr(), at.getColumnNr()))
                            .orElse(new Place(1, 1))));
        }
    }

    private static void readArray(JsonParser parser, List<Placed> events) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            events.add(placed(parser));
        }
    }

    private static Placed placed(JsonParser parser) throws IOException {
        var at = parser.currentTokenLocation();
        return new Placed(new Place(at.getLineNr(), at.getColumnNr()), parser.readValueAsTree());
    }
}
