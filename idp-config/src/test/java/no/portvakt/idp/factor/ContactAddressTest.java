package no.portvakt.idp.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"91234567", "+47 912 34 567", "0047-912-34567", " 91 23 45 67 "})
    void shouldReadANorwegianMobileNumberHoweverItIsTyped(String typed) {
        assertThat(ContactAddress.read(FactorMethod.SMS, typed))
                .contains(new ContactAddress(FactorMethod.SMS, "+4791234567"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9123456", "912345678", "82012345", "22123456", "+46701234567", "+4791234567,1", "<b>"})
    void shouldReadNothingElseAsANumber(String typed) {
        assertThat(ContactAddress.read(FactorMethod.SMS, typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kari", "kari@", "kari@example.no\r\nBcc: ola@example.no", "ka ri@example.no", "kåre@x.no"})
    void shouldReadNothingThatIsNoAddress(String typed) {
        assertThat(ContactAddress.read(FactorMethod.EMAIL, typed)).isEmpty();
    }

    @Test
    void shouldShowEnoughForWhoeverKnowsItAndNothingInALog() {
        var phone = ContactAddress.read(FactorMethod.SMS, "91234567").orElseThrow();
        var mail = ContactAddress.read(FactorMethod.EMAIL, "Kari@Example.no").orElseThrow();

        assertThat(phone.masked()).isEqualTo("•• •• •• 67");
        assertThat(mail.masked()).isEqualTo("k•••@example.no");
        assertThat(phone + " " + mail).doesNotContain("912").doesNotContain("example");
        assertThat(ContactAddress.read(FactorMethod.APP, "91234567")).isEmpty();
    }
}
