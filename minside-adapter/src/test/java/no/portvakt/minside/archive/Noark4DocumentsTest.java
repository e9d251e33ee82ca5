package no.portvakt.minside.archive;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.WebServiceException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import no.arkivverket.noark4ws.Noark4Port;
import no.arkivverket.noark4ws.types.DokumentType;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.FilType;
import no.arkivverket.noark4ws.types.GetJournpostRequest;
import no.arkivverket.noark4ws.types.GetJournpostResponse;
import no.arkivverket.noark4ws.types.GetNoarksakRequest;
import no.arkivverket.noark4ws.types.GetNoarksakResponse;
import no.arkivverket.noark4ws.types.JournpostType;
import no.arkivverket.noark4ws.types.PutJournpostRequest;
import no.arkivverket.noark4ws.types.PutJournpostResponse;
import no.arkivverket.noark4ws.types.PutNoarksakRequest;
import no.arkivverket.noark4ws.types.PutNoarksakResponse;
import no.arkivverket.noark4ws.types.StatusType;
import no.portvakt.minside.accesslog.Lookups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class Noark4DocumentsTest {

    private static final String OURS = "0b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e";
    private static final JournalpostKey KEY = new JournalpostKey("k2000", "brev-1", OURS);
    private static final String PDF = "%PDF-1.7\n…";

    @ParameterizedTest
    @CsvFileSource(
            resources = "/documents.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '\'')
    void shouldShowAPartyWhatIsHersToSee(String place, String type, String status, String file, String outcome) {
        var made = new JournpostType();
        made.setJpNdoktype(type);
        made.setJpStatus(status);
        put(made, place);
        fill(made, file);

        var fetched = fetch(() -> answer("OK", made));

        assertThat(told(fetched)).isEqualTo(outcome);
    }

    @Test
    void shouldGiveTheMainDocumentAndNotTheFirst() {
        var made = new JournpostType();
        made.setJpNdoktype("U");
        put(made, "ours");
        fill(made, "two");

        assertThat(fetch(() -> answer("OK", made))).isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> {
            assertThat(new String(fetched.document().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(PDF);
            assertThat(fetched.toString()).doesNotContain("PDF-1.7");
        });
    }

    @Test
    void shouldSayThatThereIsNoneWhenTheArchiveKnowsNone() {
        assertThat(fetch(() -> answer("WARNING"))).isInstanceOf(FetchOutcome.NotToBeShown.class);
    }

    @Test
    void shouldTryLaterWhenTheArchiveDoesNotAnswerAsItShould() {
        assertThat(fetch(() -> answer("ERROR"))).isInstanceOf(FetchOutcome.TryLater.class);
        assertThat(fetch(GetJournpostResponse::new)).isInstanceOf(FetchOutcome.TryLater.class);
        assertThat(fetch(() -> {
                    throw new WebServiceException("broken");
                }))
                .isInstanceOf(FetchOutcome.TryLater.class);
    }

    private static FetchOutcome fetch(Supplier<GetJournpostResponse> answer) {
        return new Noark4Documents(new Answering(answer)).fetch(Lookups.of("archive", "10877200006"), KEY);
    }

    private static String told(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> "Fetched " + fetched.document().format();
            case FetchOutcome.NotToBeShown not -> "NotToBeShown";
            case FetchOutcome.TryLater later -> "TryLater";
        };
    }

    private static void put(JournpostType made, String place) {
        switch (place) {
            case "ours" -> made.setJpSaEksternNokkel(key("portvakt", OURS));
            case "other" -> made.setJpSaEksternNokkel(key("portvakt", "1b0f7a52-5d3f-4f0c-9c55-3a5f3f0f2f6e"));
            case "alien" -> made.setJpSaEksternNokkel(key("k2000", OURS));
            default -> assertThat(place).isEqualTo("none");
        }
    }

    private static void fill(JournpostType made, String file) {
        switch (file) {
            case "pdf" -> add(made, "H", "1", PDF);
            case "text" -> add(made, "H", "1", "Vedtak\nSøknaden er innvilget.");
            case "html" -> add(made, "H", "1", "<script>alert(1)</script>");
            case "zip" -> add(made, "H", "1", "PK\u0003\u0004");
            case "empty" -> add(made, "H", "1", "");
            case "ref" -> {
                var named = new FilType();
                named.setRef("https://archive.example/1.pdf");
                add(made, "H", "1", named);
            }
            case "two" -> {
                add(made, "V", "1", "vedlegg");
                add(made, "H", "2", PDF);
            }
            default -> assertThat(file).isEqualTo("none");
        }
    }

    private static void add(JournpostType made, String kind, String number, String content) {
        var file = new FilType();
        file.setBase64(content.getBytes(StandardCharsets.UTF_8));
        add(made, kind, number, file);
    }

    private static void add(JournpostType made, String kind, String number, FilType file) {
        var document = new DokumentType();
        document.setDlType(kind);
        document.setDlRnr(number);
        document.setFil(file);
        made.getDokument().add(document);
    }

    private static EksternNokkelType key(String system, String key) {
        var made = new EksternNokkelType();
        made.setEksternSystem(system);
        made.setNokkel(key);
        return made;
    }

    private static GetJournpostResponse answer(String type, JournpostType... found) {
        var answer = new GetJournpostResponse();
        var status = new StatusType();
        status.setType(type);
        answer.setStatus(status);
        answer.getJournpost().addAll(java.util.List.of(found));
        return answer;
    }

    /** Only what is asked here. */
    private record Answering(Supplier<GetJournpostResponse> answer) implements Noark4Port {

        @Override
        public GetJournpostResponse getJournpost(GetJournpostRequest request) {
            assertThat(request.getJpEksternNokkel().getEksternSystem()).isEqualTo("k2000");
            assertThat(request.getJpEksternNokkel().getNokkel()).isEqualTo("brev-1");
            return answer.get();
        }

        @Override
        public GetNoarksakResponse getNoarksak(GetNoarksakRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PutNoarksakResponse putNoarksak(PutNoarksakRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PutJournpostResponse putJournpost(PutJournpostRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
