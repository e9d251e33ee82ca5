package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold of an event before it can be stored under its name: CloudEvents 1.0's required attributes. */
final class CloudEvent {

    /** How many of them one request may carry. */
    static final int MOST = 500;

    private static final int LONGEST = 200;
    private static final Pattern COULD_BE_A_PERSON = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");

    private CloudEvent() {}

    static boolean isOne(JsonNode event) {
        return event.isObject()
                && "1.0".equals(event.path("specversion").asText())
                && List.of("id", "source", "type").stream().allMatch(name -> isName(event.path(name)));
    }

    /** The names of an event are stored in clear, so nobody's id number may stand in them. */
    private static boolean isName(JsonNode name) {
        return name.isTextual()
                && !name.asText().isBlank()
                && name.asText().length() <= LONGEST
                && !COULD_BE_A_PERSON.matcher(name.asText()).find();
    }
}
