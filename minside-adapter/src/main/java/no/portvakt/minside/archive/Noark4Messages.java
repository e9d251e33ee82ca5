package no.portvakt.minside.archive;

import java.nio.charset.StandardCharsets;
import no.arkivverket.noark4ws.types.AvsmotType;
import no.arkivverket.noark4ws.types.DokumentType;
import no.arkivverket.noark4ws.types.EksternNokkelType;
import no.arkivverket.noark4ws.types.FilType;
import no.arkivverket.noark4ws.types.JournpostType;
import no.arkivverket.noark4ws.types.NoarksakType;
import no.arkivverket.noark4ws.types.SakspartType;

/** What we send, in the archive's own words. */
final class Noark4Messages {

    /** saksstatus: reserved, not yet handled by anybody. */
    private static final String RESERVED = "R";

    private static final String INCOMING = "I";
    private static final String SENDER = "0";
    private static final String MAIN_DOCUMENT = "H";
    private static final String PLAIN_TEXT = "RA-TEKST";

    private Noark4Messages() {}

    static NoarksakType noarksak(Filing filing, EksternNokkelType key) {
        var party = new SakspartType();
        party.setSpNavn(filing.applicant());
        party.setSpRolle("Søker");
        var made = new NoarksakType();
        made.setSaDato(filing.date().toString());
        made.setSaTittel(filing.title());
        made.setSaOfftittel(filing.title());
        made.setSaStatus(RESERVED);
        made.setSaEksternNokkel(key);
        made.getSakspart().add(party);
        return made;
    }

    static JournpostType journpost(Filing filing, EksternNokkelType key) {
        var sender = new AvsmotType();
        sender.setAmIhtype(SENDER);
        sender.setAmNavn(filing.applicant());
        var made = new JournpostType();
        made.setJpNdoktype(INCOMING);
        made.setJpDokdato(filing.date().toString());
        made.setJpInnhold(filing.title());
        made.setJpEksternNokkel(key);
        made.setJpSaEksternNokkel(key);
        made.getAvsmot().add(sender);
        made.getDokument().add(document(filing));
        return made;
    }

    private static DokumentType document(Filing filing) {
        var file = new FilType();
        file.setBase64(filing.document().getBytes(StandardCharsets.UTF_8));
        var made = new DokumentType();
        made.setDlRnr("1");
        made.setDlType(MAIN_DOCUMENT);
        made.setDbTittel(filing.title());
        made.setVeDokformat(PLAIN_TEXT);
        made.setFil(file);
        return made;
    }
}
