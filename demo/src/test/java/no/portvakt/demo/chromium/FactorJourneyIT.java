package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.Test;

/** A citizen with a letter registers her phone, and logs in with it the next time. Each page is checked for all to use. */
class FactorJourneyIT {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final DemoSystem system = WholeSystem.system();
    private final TestCitizen citizen = WholeSystem.office().enrol();
    private final String phone = "9%07d".formatted(new Random().nextInt(10_000_000));

    @Test
    void shouldLeadFromTheLetterToThePhoneAndInWithIt() {
        try (var chromium = new Chromium()) {
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                register(window);
            }
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                logInByPhone(window);
            }
        }
    }

    private void register(Window window) {
        window.go(cases());
        window.identify(citizen);
        window.click("#portvakt-manage button");
        assertThat(window.text("#registrerer")).contains("Når du har logget inn");
        window.typeCode(citizen.code(window.askedCode()));
        window.look("factors");
        window.click("button[name=add][value=app]");
        window.look("factors-app");
        window.click("button[name=page][value=factors]");
        window.fill("#address-sms", phone);
        window.click("button[name=add][value=sms]");
        window.look("factors-sms");
        window.fill("#code", sentCode());
        window.click("#portvakt-confirm button[type=submit]");
        assertThat(window.text("#lagret")).contains("lagret");
        assertThat(window.text("#har-sms")).endsWith(phone.substring(6));
        window.click("#portvakt-done button");
        assertThat(window.address()).isEqualTo(cases());
    }

    private void logInByPhone(Window window) {
        window.go(cases());
        window.identify(citizen);
        window.look("code-other-factors");
        window.click("button[name=factor][value=sms]");
        window.look("factor-sms");
        window.fill("#code", sentCode());
        window.click("#portvakt-factor button[type=submit]");
        assertThat(window.address()).isEqualTo(cases());
    }

    private String sentCode() {
        var text = system.simulators().sms().textsTo("+47" + phone).getLast();
        var code = CODE.matcher(text);
        assertThat(code.find()).as(text).isTrue();
        return code.group();
    }

    private String cases() {
        return system.ports().origin("minside").resolve("/saker").toString();
    }
}
