package no.portvakt.demo.simulators;

import static no.portvakt.demo.simulators.SoapEnvelope.append;
import static no.portvakt.demo.simulators.SoapEnvelope.child;
import static no.portvakt.demo.simulators.SoapEnvelope.children;
import static no.portvakt.demo.simulators.SoapEnvelope.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import no.portvakt.demo.simulators.Noark4Archive.StoredCase;
import no.portvakt.demo.simulators.Noark4Archive.StoredEntry;
import org.w3c.dom.Element;

/**
 * The four operations of Noark 4 Web Services over {@link Noark4Archive}. Answers to Put carry a status only: the new
 * number is fetched by the external key, as the interface of 2006 has it.
 */
final class Noark4Service {

    private static final String TYPES = "http://www.arkivverket.no/Noark4WS/types";
    private static final Set<String> GIVEN_BY_ARCHIVE = Set.of("saId", "saSaar", "saSeknr", "saDato", "journpost");
    private static final Set<String> WITHOUT_PARTIES =
            Set.of("saId", "saSaar", "saSeknr", "saDato", "journpost", "sakspart");
    private static final Set<String> GIVEN_TO_ENTRY =
            Set.of("jpId", "jpJaar", "jpSeknr", "jpJpostnr", "jpJdato", "jpSaar", "jpSaseknr");

    private final Noark4Archive archive;
    private final AtomicBoolean refusing = new AtomicBoolean();

    Noark4Service(Noark4Archive archive) {
        this.archive = archive;
    }

    /** From now on every Put is answered with an ERROR, as by an archive that is closed for the night. */
    void refuse(boolean refuse) {
        refusing.set(refuse);
    }

    /** Empty when the message is none of the four requests. */
    Optional<String> answer(byte[] message) {
        return SoapEnvelope.payloadOf(message)
                .filter(request -> TYPES.equals(request.getNamespaceURI()))
                .flatMap(this::answer)
                .map(response -> SoapEnvelope.write(response.getOwnerDocument()));
    }

    private Optional<Element> answer(Element request) {
        return switch (request.getLocalName()) {
            case "GetNoarksakRequest" -> Optional.of(getCase(request));
            case "PutNoarksakRequest" -> Optional.of(putCase(request));
            case "GetJournpostRequest" -> Optional.of(getEntry(request));
            case "PutJournpostRequest" -> Optional.of(putEntry(request));
            default -> Optional.empty();
        };
    }

    private Element putCase(Element request) {
        var response = SoapEnvelope.answer(TYPES, "PutNoarksakResponse");
        if (refusing.get()) {
            return status(response, "ERROR", "A-503", "Arkivet tar ikke imot nå");
        }
        var sent = child(request, "noarksak");
        var key = sent.flatMap(content -> key(content, "saEksternNokkel"));
        if (sent.isEmpty() || key.isEmpty() || text(sent.get(), "saTittel").isEmpty()) {
            return status(response, "ERROR", "VALIDATION", "Saken mangler tittel eller ekstern nøkkel");
        }
        archive.putCase(key.get(), sent.get());
        return status(response, "OK", "A-0", "Mottatt");
    }

    private Element putEntry(Element request) {
        var response = SoapEnvelope.answer(TYPES, "PutJournpostResponse");
        if (refusing.get()) {
            return status(response, "ERROR", "A-503", "Arkivet tar ikke imot nå");
        }
        var sent = child(request, "journpost");
        var caseKey = sent.flatMap(content -> key(content, "jpSaEksternNokkel"));
        if (sent.isEmpty() || caseKey.isEmpty() || text(sent.get(), "jpInnhold").isEmpty()) {
            return status(response, "ERROR", "VALIDATION", "Journalposten mangler innhold eller sakens nøkkel");
        }
        var entryKey = key(sent.get(), "jpEksternNokkel").orElse(caseKey.get());
        return archive.putEntry(entryKey, caseKey.get(), sent.get()).isPresent()
                ? status(response, "OK", "A-0", "Mottatt")
                : status(response, "ERROR", "A-404", "Fant ikke saken");
    }

    private Element getCase(Element request) {
        var response = SoapEnvelope.answer(TYPES, "GetNoarksakResponse");
        var criteria = children(request).stream()
                .filter(child -> child.getLocalName().equals("searchCriteria"))
                .toList();
        if (!criteria.stream().allMatch(one -> text(one, "fieldName").equals("saDato"))) {
            return status(response, "ERROR", "A-400", "Kan bare søke på saDato");
        }
        var found = criteria.isEmpty() ? one(request) : ofDates(criteria);
        if (found.isEmpty()) {
            return status(response, "WARNING", "A-404", "Fant ingen sak");
        }
        status(response, "OK", "A-0", "Funnet");
        var wished = child(request, "returnNoarksakRequests");
        found.forEach(one -> appendCase(response, one, wished));
        return response;
    }

    private List<StoredCase> one(Element request) {
        var byNumber =
                child(request, "saksnummer").map(number -> text(number, "saSaar") + "/" + text(number, "saSeknr"));
        return key(request, "saEksternNokkel")
                .flatMap(archive::caseBy)
                .or(() -> byNumber.flatMap(archive::caseBy))
                .or(() -> archive.caseBy(text(request, "saId").replaceFirst("-", "/")))
                .stream()
                .toList();
    }

    /** All criteria have to hold. */
    private List<StoredCase> ofDates(List<Element> criteria) {
        return archive.cases().stream()
                .filter(stored -> criteria.stream().allMatch(one -> text(one, "fieldValue")
                        .equals(stored.opened().toString())))
                .toList();
    }

    private Element getEntry(Element request) {
        var response = SoapEnvelope.answer(TYPES, "GetJournpostResponse");
        var one = key(request, "jpEksternNokkel").flatMap(archive::entryBy).stream();
        var all = key(request, "saEksternNokkel").stream().flatMap(caseKey -> archive.entriesOf(caseKey).stream());
        var found = Stream.concat(one, all).toList();
        if (found.isEmpty()) {
            return status(response, "WARNING", "A-404", "Fant ingen journalpost");
        }
        status(response, "OK", "A-0", "Funnet");
        found.forEach(entry -> appendEntry(response, entry));
        return response;
    }

    private void appendCase(Element parent, StoredCase stored, Optional<Element> wished) {
        var element = append(parent, "noarksak", "");
        append(element, "saId", stored.year() + "-" + stored.sequence());
        append(element, "saSaar", Integer.toString(stored.year()));
        append(element, "saSeknr", Integer.toString(stored.sequence()));
        append(element, "saDato", stored.opened().toString());
        copy(stored.content(), element, isRefused(wished, "returnSakspart") ? WITHOUT_PARTIES : GIVEN_BY_ARCHIVE);
        if (wished.map(flags -> isTrue(text(flags, "returnJposts"))).orElse(false)) {
            archive.entriesOf(stored.key()).forEach(entry -> appendEntry(element, entry));
        }
    }

    private static boolean isRefused(Optional<Element> wished, String flag) {
        return wished.flatMap(flags -> child(flags, flag))
                .map(found -> !isTrue(found.getTextContent().strip()))
                .orElse(false);
    }

    private void appendEntry(Element parent, StoredEntry stored) {
        var element = append(parent, "journpost", "");
        var year = Integer.toString(stored.journaled().getYear());
        append(element, "jpId", year + "-" + stored.sequence());
        append(element, "jpJaar", year);
        append(element, "jpSeknr", Integer.toString(stored.sequence()));
        append(element, "jpJdato", stored.journaled().toString());
        copy(stored.content(), element, GIVEN_TO_ENTRY);
    }

    private static void copy(Element from, Element to, Set<String> except) {
        for (var child : children(from)) {
            if (!except.contains(child.getLocalName())) {
                to.appendChild(to.getOwnerDocument().importNode(child, true));
            }
        }
    }

    private static Element status(Element response, String type, String code, String text) {
        var status = append(response, "status", "");
        status.setAttribute("type", type);
        var message = append(status, "message", "");
        message.setAttribute("code", code);
        append(message, "text", text);
        return response;
    }

    private static Optional<ExternalKey> key(Element parent, String name) {
        return child(parent, name)
                .map(element -> new ExternalKey(text(element, "eksternSystem"), text(element, "nokkel")))
                .filter(key -> !key.value().isEmpty());
    }

    private static boolean isTrue(String flag) {
        return switch (flag.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            default -> false;
        };
    }
}
