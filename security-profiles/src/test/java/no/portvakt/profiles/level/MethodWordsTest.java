package no.portvakt.profiles.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nb | Minid-PIN              | PIN-koder fra brev
            nn | Minid-PIN              | PIN-kodar frå brev
            en | Minid-PIN              | PIN codes from a letter
            se | Minid-PIN              | reivve PIN-kodat
            fr | Minid-PIN              | PIN-koder fra brev
            nb | Minid-OTC              | kode på SMS
            nb | Minid-APP              | kode fra app
            nb | Portvakt-EPOST         | kode på e-post
            nb | Portvakt-PKI           | elektronisk ID på kort
            en | Buypass                | Buypass on a card
            nn | Commfides              | Commfides på kort
            nb | idporten:Minid-PIN     | MinID med PIN-koder fra brev (idporten)
            nb | idporten:BankID Mobil  | BankID på mobil (idporten)
            en | idporten:eIDAS         | electronic ID from another country (eIDAS) (idporten)
            nb | idporten:unspecified   | idporten:unspecified
            nb | other:BankID           | BankID (other)
            nb | SomethingNew           | SomethingNew
            """)
    void shouldSayItInTheReadersWordsAndWhatIsUnknownAsItIs(String language, String amr, String said) {
        assertThat(MethodWords.in(language, List.of(amr))).isEqualTo(said);
    }

    @Test
    void shouldSayOneAfterTheOther() {
        assertThat(MethodWords.in("nb", List.of("Minid-PIN", "Portvakt-PKI")))
                .isEqualTo("PIN-koder fra brev, elektronisk ID på kort");
        assertThat(MethodWords.in("nb", List.of())).isEmpty();
    }
}
