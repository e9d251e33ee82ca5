package no.portvakt.minside;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import jakarta.xml.bind.JAXB;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.transform.dom.DOMSource;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetJournpostResponse;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.GetNoarksakResponse;
import no.arkivverket.noark4ws.types.JournpostType;
import no.arkivverket.noark4ws.types.NoarksakType;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutJournpostResponse;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import no.arkivverket.noark4ws.types.PutNoarksakResponse;
import no.arkivverket.noark4ws.types.StatusType;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** An archive that remembers, inside WireMock. It would make two cases of one key if it were asked to: see doubles. */
public final class FakeArchive implements ResponseTransformerV2 {

    /** What it may be told to do wrong. */
    public enum Mood {
        WELL,
        /** Takes the case, and breaks before the answer is out. */
        BREAKS_AFTER_PUT,
        DOWN,
        /** Gives every case that it has, whatever it is asked for. */
        GIVES_ALL,
        REFUSES
    }

    private final Map<String, List<NoarksakType>> cases = new ConcurrentHashMap<>();
    private final Map<String, List<JournpostType>> journalposts = new ConcurrentHashMap<>();
    private final List<String> correlations = new CopyOnWriteArrayList<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger(4710);
    private volatile Mood mood = Mood.WELL;

    public void feel(Mood now) {
        mood = now;
    }

    public List<NoarksakType> cases(String key) {
        return cases.getOrDefault(key, List.of());
    }

    public List<JournpostType> journalposts(String key) {
        return journalposts.getOrDefault(key, List.of());
    }

    /** A journalpost that somebody else put there. */
    public void hold(JournpostType made) {
        journalposts
                .computeIfAbsent(made.getJpEksternNokkel().getNokkel(), key -> new CopyOnWriteArrayList<>())
                .add(made);
    }

    /** A case that somebody else put there, or the same with other content. */
    public void hold(NoarksakType made) {
        cases.put(made.getSaEksternNokkel().getNokkel(), new CopyOnWriteArrayList<>(List.of(made)));
    }

    /** Answers what is asked under this key with a page. */
    public void breakFor(String key) {
        broken.add(key);
    }

    /** A case of ours with this number and status; its date is written without hyphens, and its title left empty. */
    public void hold(String key, String number, String status, LocalDate date) {
        var named = new EksternNokkelType();
        named.setEksternSystem("portvakt");
        named.setNokkel(key);
        var made = new NoarksakType();
        made.setSaEksternNokkel(named);
        made.setSaTittel("");
        made.setSaDato(date.toString().replace("-", ""));
        made.setSaStatus(status);
        if (number.contains("/")) {
            made.setSaSaar(number.substring(0, 4));
            made.setSaSeknr(number.substring(5));
        }
        hold(made);
    }

    /** It forgets one. */
    public void lose(String key) {
        cases.remove(key);
    }

    /** Under which keys cases were asked for, each time. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    public int size() {
        return cases.size();
    }

    public List<String> correlations() {
        return List.copyOf(correlations);
    }

    @Override
    public String getName() {
        return "fake-archive";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        if (mood == Mood.DOWN) {
            return Response.response().status(503).build();
        }
        Optional.ofNullable(event.getRequest().getHeader("X-Correlation-Id")).ifPresent(correlations::add);
        try {
            var body = event.getRequest().getBody();
            var message = MessageFactory.newInstance().createMessage(null, new ByteArrayInputStream(body));
            var request = message.getSOAPBody().extractContentAsDocument();
            var answer = answer(request);
            boolean breaks = mood == Mood.BREAKS_AFTER_PUT && answer instanceof PutNoarksakResponse;
            boolean page = broken.stream().anyMatch(new String(body, StandardCharsets.UTF_8)::contains);
            if (page) {
                return Response.response()
                        .status(200)
                        .headers(new HttpHeaders(HttpHeader.httpHeader("Content-Type", "text/html")))
                        .body("<html><body>Logg inn</body></html>")
                        .build();
            }
            return breaks
                    ? Response.response().status(500).build()
                    : Response.response()
                            .status(200)
                            .headers(new HttpHeaders(HttpHeader.httpHeader("Content-Type", "text/xml; charset=utf-8")))
                            .body(soap(answer))
                            .build();
        } catch (SOAPException | IOException | JAXBException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Object answer(Document request) {
        var source = new DOMSource(request);
        return switch (request.getDocumentElement().getLocalName()) {
            case "GetNoarksakRequest" -> get(JAXB.unmarshal(source, GetNoarksakRequest.class));
            case "PutNoarksakRequest" -> put(JAXB.unmarshal(source, PutNoarksakRequest.class));
            case "GetJournpostRequest" -> get(JAXB.unmarshal(source, GetJournpostRequest.class));
            case "PutJournpostRequest" -> put(JAXB.unmarshal(source, PutJournpostRequest.class));
            default -> throw new IllegalArgumentException("no such operation");
        };
    }

    private Object get(GetNoarksakRequest request) {
        var response = new GetNoarksakResponse();
        response.setStatus(status());
        if (mood == Mood.GIVES_ALL) {
            cases.values().forEach(response.getNoarksak()::addAll);
        } else if (request.getSaEksternNokkel() == null) {
            var day = request.getSearchCriteria().getFirst().getFieldValue();
            cases.values().stream()
                    .flatMap(List::stream)
                    .filter(found ->
                            day.replace("-", "").equals(found.getSaDato().replace("-", "")))
                    .forEach(response.getNoarksak()::add);
        } else {
            questions.add(request.getSaEksternNokkel().getNokkel());
            response.getNoarksak().addAll(cases(request.getSaEksternNokkel().getNokkel()));
        }
        return response;
    }

    private Object put(PutNoarksakRequest request) {
        var response = new PutNoarksakResponse();
        response.setStatus(status());
        if (mood != Mood.REFUSES) {
            var made = request.getNoarksak();
            made.setSaSaar("2026");
            made.setSaSeknr(String.valueOf(numbers.incrementAndGet()));
            cases.computeIfAbsent(made.getSaEksternNokkel().getNokkel(), key -> new CopyOnWriteArrayList<>())
                    .add(made);
        }
        return response;
    }

    private Object get(GetJournpostRequest request) {
        var response = new GetJournpostResponse();
        response.setStatus(status());
        response.getJournpost().addAll(journalposts(request.getJpEksternNokkel().getNokkel()));
        return response;
    }

    private Object put(PutJournpostRequest request) {
        var response = new PutJournpostResponse();
        response.setStatus(status());
        journalposts
                .computeIfAbsent(
                        request.getJournpost().getJpEksternNokkel().getNokkel(), key -> new CopyOnWriteArrayList<>())
                .add(request.getJournpost());
        return response;
    }

    private StatusType status() {
        var status = new StatusType();
        status.setType(mood == Mood.REFUSES ? "ERROR" : "OK");
        if (mood == Mood.REFUSES) {
            var message = new no.arkivverket.noark4ws.types.MessageType();
            message.setCode("VALIDATION");
            message.setText("saTittel mangler");
            status.getMessage().add(message);
        }
        return status;
    }

    /** Archives answer with all that they have: an element of the standard that we do not read, and one of their own. */
    private static void addWhatNobodyAskedFor(NodeList records) {
        for (int i = 0; i < records.getLength(); i++) {
            var record = records.item(i);
            var document = record.getOwnerDocument();
            record.insertBefore(document.createElement("jpJdato"), record.getFirstChild())
                    .setTextContent("0001-01-01");
            record.appendChild(document.createElementNS("urn:supplier", "x:eget"))
                    .setTextContent("17");
        }
    }

    private static byte[] soap(Object answer) throws SOAPException, JAXBException, IOException {
        var message = MessageFactory.newInstance().createMessage();
        JAXBContext.newInstance(answer.getClass()).createMarshaller().marshal(answer, message.getSOAPBody());
        for (var record : new String[] {"noarksak", "journpost"}) {
            addWhatNobodyAskedFor(message.getSOAPBody().getElementsByTagName(record));
        }
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }
}
