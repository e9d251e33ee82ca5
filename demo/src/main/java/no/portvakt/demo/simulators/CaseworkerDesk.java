package no.portvakt.demo.simulators;

import static no.portvakt.demo.simulators.SoapEnvelope.append;
import static no.portvakt.demo.simulators.SoapEnvelope.child;
import static no.portvakt.demo.simulators.SoapEnvelope.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.simulators.Noark4Archive.StoredCase;
import org.w3c.dom.Element;

/**
 * What a caseworker does in K2000 with an application for a licence: it lands on her desk, which its sender is told; she
 * reads it; one click grants it, puts the letter into the archive and tells that there is a decision. Thread-safe.
 */
final class CaseworkerDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId HERE = ZoneId.of("Europe/Oslo");
    private static final String SENDER = "portvakt";
    private static final String LICENCE = "Søknad om skjenkebevilling";
    private static final int DISTRIBUTED = 1;
    private static final int DECIDED = 2;

    /** What the municipality promises; Arendal's own figure for this process. */
    private static final int DAYS_TO_ANSWER = 2;

    private static final int WEEKS_TO_COMPLAIN = 3;

    private final Noark4Archive archive;
    private final FagsystemSimulator minside;
    private final Clock clock;

    CaseworkerDesk(Noark4Archive archive, FagsystemSimulator minside, Clock clock) {
        this.archive = archive;
        this.minside = minside;
        this.clock = clock;
    }

    /**
     * An application that waits for a decision.
     *
     * @param key by which its sender knows it
     * @param application what the applicant wrote, as it stands in the archive
     * @param told what the sender made of hearing that it is being handled
     */
    record Waiting(String key, String caseNumber, String title, String applicant, String application, String told) {}

    /** What waits, the oldest first. Whoever sent it hears that it lies here; hearing it again changes nothing there. */
    List<Waiting> waiting() {
        return archive.undecided().stream()
                .filter(CaseworkerDesk::isHers)
                .map(this::open)
                .toList();
    }

    /** Grants it: the letter first, then the word that there is one. Empty if no such application waits. */
    Optional<String> grant(String key) {
        return archive.undecided().stream()
                .filter(CaseworkerDesk::isHers)
                .filter(stored -> stored.key().value().equals(key))
                .findFirst()
                .map(this::grant);
    }

    private static boolean isHers(StoredCase stored) {
        return stored.key().system().equals(SENDER)
                && text(stored.content(), "saTittel").startsWith(LICENCE);
    }

    private Waiting open(StoredCase stored) {
        return new Waiting(
                stored.key().value(),
                stored.number(),
                text(stored.content(), "saTittel"),
                applicant(stored),
                application(stored),
                minside.tell(
                        "k2000-fordelt-" + stored.key().value(), stored.key().value(), distributed()));
    }

    private String grant(StoredCase stored) {
        var today = LocalDate.now(clock.withZone(HERE));
        var letter = new DecisionLetter(stored.number(), applicant(stored), today, today.plusWeeks(WEEKS_TO_COMPLAIN));
        var letterKey = new ExternalKey("k2000", stored.number() + "-vedtak");
        archive.putEntry(letterKey, stored.key(), outgoing(stored, letterKey, letter));
        return minside.tell("k2000-vedtak-" + stored.key().value(), stored.key().value(), decided(letter, letterKey));
    }

    private ObjectNode distributed() {
        var data = JSON.createObjectNode().put("status", "B").put("sequence", DISTRIBUTED);
        data.putObject("milestone")
                .put("navn", "Hos saksbehandler")
                .put("beskrivelse", "Søknaden er fordelt til en saksbehandler i næringsavdelingen.");
        data.putArray("deadlines")
                .addObject()
                .put("kind", "svarfrist")
                .put(
                        "date",
                        LocalDate.now(clock.withZone(HERE))
                                .plusDays(DAYS_TO_ANSWER)
                                .toString());
        return data;
    }

    private static ObjectNode decided(DecisionLetter letter, ExternalKey key) {
        var data = JSON.createObjectNode().put("status", "F").put("sequence", DECIDED);
        data.putObject("milestone")
                .put("navn", "Bevilling gitt")
                .put("beskrivelse", "Søknaden er innvilget. Vedtaket ligger i saken.");
        var deadlines = data.putArray("deadlines");
        deadlines.addObject().put("kind", "svarfrist").putNull("date");
        deadlines
                .addObject()
                .put("kind", "klagefrist")
                .put("date", letter.complainUntil().toString());
        data.putArray("documents")
                .addObject()
                .put("id", "vedtak")
                .put("title", "Vedtak om skjenkebevilling")
                .put("date", letter.decided().toString())
                .putObject("archive")
                .put("system", key.system())
                .put("key", key.value());
        return data;
    }

    private static String applicant(StoredCase stored) {
        return child(stored.content(), "sakspart")
                .map(party -> text(party, "spNavn"))
                .orElse("");
    }

    private String application(StoredCase stored) {
        return archive.entriesOf(stored.key()).stream()
                .flatMap(entry -> child(entry.content(), "dokument").stream())
                .flatMap(document -> child(document, "fil").stream())
                .map(file -> new String(Base64.getMimeDecoder().decode(text(file, "base64")), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** A journalpost out of the house, in the words of Noark 4. */
    private static Element outgoing(StoredCase stored, ExternalKey key, DecisionLetter letter) {
        var made = SoapEnvelope.alone("journpost");
        append(made, "jpNdoktype", "U");
        append(made, "jpDokdato", letter.decided().toString());
        append(made, "jpStatus", "E");
        append(made, "jpInnhold", "Vedtak om skjenkebevilling");
        external(made, "jpEksternNokkel", key);
        external(made, "jpSaEksternNokkel", stored.key());
        var document = append(made, "dokument", "");
        append(document, "dlRnr", "1");
        append(document, "dlType", "H");
        append(document, "dbTittel", "Vedtak om skjenkebevilling");
        append(document, "veDokformat", "RA-PDF");
        append(append(document, "fil", ""), "base64", Base64.getEncoder().encodeToString(letter.pdf()));
        return made;
    }

    private static void external(Element parent, String name, ExternalKey key) {
        var made = append(parent, name, "");
        append(made, "eksternSystem", key.system());
        append(made, "nokkel", key.value());
    }
}
