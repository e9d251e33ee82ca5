package no.portvakt.trust.pki;

import static org.assertj.core.api.Assertions.assertThat;

import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateHolderTest {

    private static final TestCa ISSUER = TestCa.root("Demo authority");

    @ParameterizedTest
    @ValueSource(strings = {"9578-4050-100", "UN:NO-9578-4050-100"})
    void shouldReadOnePersonFromBothSpellingsOfHerKey(String key) {
        var certificate = ISSUER.issue(Wish.person("x").subject("CN=Kari,SERIALNUMBER=" + key));

        assertThat(CertificateHolder.of(certificate)).hasValueSatisfying(holder -> {
            assertThat(holder).isEqualTo(new CertificateHolder("cn=demo authority", "9578-4050-100"));
            assertThat(holder.toString()).doesNotContain("4050");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Kari",
                "CN=Kari,SERIALNUMBER=9578-1,SERIALNUMBER=9578-2",
                "CN=Kari+SERIALNUMBER=9578-1",
                "CN=Kari\\,SERIALNUMBER\\=9578-1",
                "CN=DIGITALISERINGSDIREKTORATET,SERIALNUMBER=991825827",
                "CN=Kari,SERIALNUMBER=PNONO-01815060012",
                "CN=Kari,SERIALNUMBER=9578-",
                "CN=Kari,SERIALNUMBER=UN:NO-UN:NO-9578-1"
            })
    void shouldNameNobodyWhenTheSubjectNamesNoPersonByOneKey(String subject) {
        assertThat(CertificateHolder.of(ISSUER.issue(Wish.person("x").subject(subject))))
                .isEmpty();
    }

    @Test
    void shouldGiveOnePseudonymPerPersonIssuerAndPepper() {
        var pepper = Secret.of("pepper");
        var holder = new CertificateHolder("cn=a", "1");

        assertThat(holder.pseudonym(pepper))
                .isEqualTo(new CertificateHolder("cn=a", "UN:NO-1").pseudonym(pepper))
                .isNotEqualTo(new CertificateHolder("cn=a", "2").pseudonym(pepper))
                .isNotEqualTo(new CertificateHolder("cn=b", "1").pseudonym(pepper))
                .isNotEqualTo(holder.pseudonym(Secret.of("other")));
    }
}
