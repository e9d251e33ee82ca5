package no.portvakt.minside.archive;

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
    private static final String ATTACHMENT = "V";

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
        for (int i = 0; i < filing.documents().size(); i++) {
            made.getDokument().add(document(filing.documents().get(i), i));
        }
        return made;
    }

    /** The first is the letter itself, the others go along with it. */
    private static DokumentType document(FiledDocument document, int place) {
        var file = new FilType();
        file.setBase64(document.bytes());
        var made = new DokumentType();
        made.setDlRnr(Integer.toString(place + 1));
        made.setDlType(place == 0 ? MAIN_DOCUMENT : ATTACHMENT);
        made.setDbTittel(document.title());
        made.setVeDokformat(document.format());
        made.setFil(file);
        return made;
    }
}
