package no.portvakt.minside.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.portvakt.trust.identity.NationalId;

/**
 * What an event has to be: the schema that suppliers are given (JSON Schema 2020-12), and the little that a schema cannot
 * say. The intake and {@code ./portvakt event check} ask the same one. Thread-safe.
 */
public final class EventContract {

    /** A case has moved. */
    public static final String STATUS_CHANGED = "no.portvakt.case.status-changed.v1";

    /** A case is taken back. */
    public static final String REMOVED = "no.portvakt.case.removed.v1";

    /** How many events one request may carry. */
    public static final int MOST = 500;

    private static final List<String> NAMES = List.of("id", "source", "type");
    private static final Pattern COULD_BE_A_PERSON = Pattern.compile("(?<![0-9A-Za-z])\\d{11}(?![0-9A-Za-z])");

    /** One in two hundred has eleven digits in a row, and is nobody's number. */
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F])");

    static final int FIRST_YEAR = 1990;
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .build();

    private final JsonNode document;
    private final JsonSchema envelope;
    private final JsonSchema statusChanged;
    private final JsonSchema removed;
    private final Predicate<String> knownStatus;

    /**
     * Reads the schema.
     *
     * @param knownStatus the codes that mean something here
     */
    public EventContract(Predicate<String> knownStatus) {
        this.document = document();
        this.envelope = schema("#/$defs/envelope");
        this.statusChanged = schema("#/$defs/statusChanged");
        this.removed = schema("#/$defs/removed");
        this.knownStatus = knownStatus;
    }

    private static JsonNode document() {
        try (var file = ContractFiles.SCHEMA.open()) {
            return new ObjectMapper().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private JsonSchema schema(String part) {
        ObjectNode whole = document.deepCopy();
        whole.remove("oneOf");
        whole.put("$ref", part);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, CONFIG);
    }

    /** What keeps it from being stored under its name: CloudEvents' required attributes. Empty for nothing. */
    public List<EventProblem> problemsOfEnvelope(JsonNode event) {
        return Stream.concat(bySchema(envelope, event), namesOfPersons(event)).toList();
    }

    /** All that is wrong with it, its envelope too. Empty for an event that can have an effect. */
    public List<EventProblem> problemsOf(JsonNode event) {
        return switch (event.path("type").asText()) {
            case STATUS_CHANGED ->
                Stream.of(
                                bySchema(statusChanged, event),
                                namesOfPersons(event),
                                time(event),
                                status(event),
                                PapersContract.problemsOf(event))
                        .flatMap(found -> found)
                        .toList();
            case REMOVED ->
                Stream.of(bySchema(removed, event), namesOfPersons(event), time(event))
                        .flatMap(found -> found)
                        .toList();
            default -> problemsOfUnknown(event);
        };
    }

    /** Whether it is of a type that we know. */
    public static boolean isKnown(JsonNode event) {
        return isStatusChange(event) || REMOVED.equals(event.path("type").asText());
    }

    /** Whether it says where a case stands. */
    public static boolean isStatusChange(JsonNode event) {
        return STATUS_CHANGED.equals(event.path("type").asText());
    }

    private List<EventProblem> problemsOfUnknown(JsonNode event) {
        var problems = new ArrayList<>(problemsOfEnvelope(event));
        if (event.path("type").isTextual()) {
            problems.add(
                    new EventProblem("/type", "is not a type that is known here: " + STATUS_CHANGED + ", " + REMOVED));
        }
        return List.copyOf(problems);
    }

    /** Members of its data that nobody here looks at: mostly misspelt ones. They do no harm. */
    public List<EventProblem> unreadIn(JsonNode event) {
        var data = event.path("data");
        if (REMOVED.equals(event.path("type").asText())) {
            return unread("/data", data, document.at("/$defs/takenBack/properties"))
                    .toList();
        }
        var change = document.at("/$defs/change/properties");
        return Stream.of(
                        unread("/data", data, change),
                        unread("/data/milestone", data.path("milestone"), change.at("/milestone/properties")),
                        unreadInEach(data, "deadlines", "deadline"),
                        unreadInEach(data, "documents", "document"))
                .flatMap(found -> found)
                .toList();
    }

    private Stream<EventProblem> unreadInEach(JsonNode data, String list, String definition) {
        var known = document.at("/$defs/" + definition + "/properties");
        var each = data.path(list);
        return IntStream.range(0, each.size())
                .boxed()
                .flatMap(i -> unread("/data/" + list + "/" + i, each.path(i), known));
    }

    private static Stream<EventProblem> unread(String place, JsonNode object, JsonNode read) {
        return object.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !read.has(name))
                .map(name -> new EventProblem(place + "/" + (couldNameAPerson(name) ? "***" : name), "is not read"));
    }

    private static Stream<EventProblem> bySchema(JsonSchema schema, JsonNode event) {
        return schema.validate(event).stream().map(EventContract::told).distinct();
    }

    private static EventProblem told(ValidationMessage found) {
        var place = found.getInstanceLocation().toString();
        return found.getType().equals("required")
                ? new EventProblem(place + "/" + found.getProperty(), "is missing")
                : new EventProblem(place, found.getError());
    }

    private static Stream<EventProblem> namesOfPersons(JsonNode event) {
        return NAMES.stream()
                .filter(name -> couldNameAPerson(event.path(name).asText()))
                .map(name -> nameOfPerson("/" + name));
    }

    static EventProblem nameOfPerson(String place) {
        return new EventProblem(place, "could hold a national id number, and is stored in clear");
    }

    /**
     * Whether a national id number may stand in it: eleven digits as a word of their own, of whatever kind, or a valid
     * number anywhere. UUIDs are not looked into.
     */
    public static boolean couldNameAPerson(String text) {
        var rest = UUID.matcher(text).replaceAll("");
        return COULD_BE_A_PERSON.matcher(rest).find() || NationalId.occursIn(rest);
    }

    private static Stream<EventProblem> time(JsonNode event) {
        return yearOf(event.path("time").asText())
                .filter(year -> year < FIRST_YEAR)
                .map(year -> tooEarly("/time"))
                .stream();
    }

    /** Systems that do not know a time like to write the year 1. */
    static EventProblem tooEarly(String place) {
        return new EventProblem(place, "must be " + FIRST_YEAR + " or later");
    }

    private static Optional<Integer> yearOf(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written).getYear());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private Stream<EventProblem> status(JsonNode event) {
        var status = event.path("data").path("status");
        return status.isTextual() && !status.asText().isEmpty() && !knownStatus.test(status.asText())
                ? Stream.of(new EventProblem(
                        "/data/status", "is neither a saksstatus that is known here nor a word of ours"))
                : Stream.empty();
    }
}
