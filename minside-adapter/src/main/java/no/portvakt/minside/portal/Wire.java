package no.portvakt.minside.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.person.Text;

/** What goes over the wire, {@code /api/minside/v1}. A rename here is a change of the contract. */
final class Wire {

    private Wire() {}

    record ServiceList(List<Service> services) {}

    record Service(String id, Text title, String owner, URI address, int level, boolean open, Optional<URI> form) {}

    /** One page of cases; {@code next} is where the next one is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record CaseList(List<Case> cases, Optional<URI> next) {}

    record CaseSearch(
            Optional<String> order,
            Optional<String> service,
            List<String> status,
            Optional<String> words,
            Optional<Integer> limit) {

        CaseSearch {
            status = status == null ? List.of() : List.copyOf(status);
        }

        @Override
        public String toString() {
            return "CaseSearch[***]";
        }
    }

    /** Masked: only what is not empty is written. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Case(
            String id,
            String service,
            Text title,
            boolean masked,
            Optional<Integer> opensAt,
            Optional<String> acr,
            Optional<String> subject,
            Optional<String> status,
            Optional<String> rawStatus,
            Optional<String> caseNumber,
            Optional<Instant> received,
            Optional<Instant> changed,
            Optional<List<Step>> timeline,
            Optional<List<Due>> deadlines,
            Optional<List<Paper>> documents,
            Links links) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Step(
            String status,
            Optional<String> navn,
            Optional<String> beskrivelse,
            Instant startdato,
            Optional<Instant> sluttdato) {}

    record Due(String kind, LocalDate date) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Paper(String id, String title, Optional<LocalDate> date, URI content) {}

    record Links(URI page) {}

    record Prefilled(String service, Text title, List<Field> fields) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Field(
            String path,
            Text label,
            String state,
            boolean required,
            boolean editable,
            Optional<String> value,
            Optional<Kilde> kilde,
            Optional<Instant> hentetTid,
            Optional<Instant> gyldigTil,
            Optional<Integer> level,
            Optional<Text> purpose,
            Optional<String> hjemmel,
            Optional<String> reason,
            Optional<Integer> opensAt,
            Optional<String> acr,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Other> others) {}

    /** Another source of the same field: with what it says, or why it says nothing. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Other(Kilde kilde, Optional<String> value, Optional<Instant> hentetTid, Optional<String> reason) {}

    record Kilde(String id, Text system, String organisation) {}

    record Submission(String service, Map<String, String> values) {

        Submission {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "Submission[" + service + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Receipt(String id, String service, Text title, Instant received, Optional<String> caseNumber, Links links) {}

    /** Filled in and checked; {@code links.page} is where she signs it. */
    record Unsigned(String id, String service, Text title, Instant filled, Instant expires, Links links) {}

    /** One page; {@code next} is where the older ones are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AccessLog(List<Entry> entries, Optional<URI> next) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            Instant logtime,
            Text action,
            AccessEntry.Receiver receiver,
            Optional<String> service,
            int level,
            Text purpose,
            List<String> fields) {}

    record Token(String access_token, String token_type, long expires_in) {

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    record OAuthError(String error) {}
}
