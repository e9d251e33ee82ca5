package no.portvakt.idp.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

class MessageCodeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final KeyedHash HASH = new KeyedHash(List.of(new SealingKey("1", Secret.of("key"))), "test");

    private final Map<String, String> notes = new HashMap<>();
    private final AuthenticationSessionModel login = login("tab-1", notes);

    @Test
    void shouldBeGoodOnceAndForItsOwnUse() {
        var code = at(Duration.ZERO, "login.sms");
        var drawn = code.draw(new Random(1));

        assertThat(drawn).matches("\\d{6}");
        assertThat(at(Duration.ZERO, "registration.sms").use(drawn)).isFalse();
        assertThat(code.use(" " + drawn + " ")).isTrue();
        assertThat(code.use(drawn)).as("a second time").isFalse();
    }

    @Test
    void shouldBeGoodForNoOtherLogin() {
        var drawn = at(Duration.ZERO, "login.sms").draw(new Random(2));
        var other = new MessageCode(login("tab-2", notes), HASH, "login.sms", clock(Duration.ZERO));

        assertThat(other.use(drawn)).as("the notes of one log-in in another").isFalse();
        assertThat(at(Duration.ZERO, "login.sms").use(drawn)).isTrue();
    }

    @Test
    void shouldBeWorthNothingAfterFiveMinutesOrFiveTries() {
        var drawn = at(Duration.ZERO, "login.sms").draw(new Random(3));
        assertThat(at(Duration.ofMinutes(5), "login.sms").use(drawn)).isFalse();

        var code = at(Duration.ZERO, "login.sms");
        var second = code.draw(new Random(4));
        for (int i = 0; i < 5; i++) {
            assertThat(code.use("x")).isFalse();
        }
        assertThat(code.use(second)).isFalse();
    }

    @Test
    void shouldEndTheOneBeforeWhenAnotherIsDrawn() {
        var code = at(Duration.ZERO, "login.sms");
        var first = code.draw(new Random(5));
        var second = code.draw(new Random(6));

        assertThat(first).isNotEqualTo(second);
        assertThat(code.use(first)).isFalse();
        assertThat(code.use(second)).isTrue();
    }

    @Test
    void shouldLeaveNothingOfTheCodeInTheSession() {
        var drawn = at(Duration.ZERO, "login.sms").draw(new Random(7));

        assertThat(notes.values()).isNotEmpty().noneMatch(note -> note.contains(drawn));
    }

    private MessageCode at(Duration later, String use) {
        return new MessageCode(login, HASH, use, clock(later));
    }

    private static Clock clock(Duration later) {
        return Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    private static AuthenticationSessionModel login(String tab, Map<String, String> notes) {
        var root = (RootAuthenticationSessionModel) Proxy.newProxyInstance(
                MessageCodeTest.class.getClassLoader(),
                new Class<?>[] {RootAuthenticationSessionModel.class},
                (_, _, _) -> "root");
        return (AuthenticationSessionModel) Proxy.newProxyInstance(
                MessageCodeTest.class.getClassLoader(),
                new Class<?>[] {AuthenticationSessionModel.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getTabId" -> tab;
                    case "getParentSession" -> root;
                    case "getAuthNote" -> notes.get((String) arguments[0]);
                    case "setAuthNote" -> notes.put((String) arguments[0], (String) arguments[1]);
                    case "removeAuthNote" -> notes.remove((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
