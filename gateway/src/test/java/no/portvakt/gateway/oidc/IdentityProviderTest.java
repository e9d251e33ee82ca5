package no.portvakt.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.MethodMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.idp.FakeCitizen;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.idp.Trick;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An identity provider that does one thing wrong is refused, and the refusal says what kind of wrong it was. */
class IdentityProviderTest {

    private static final URI CALLBACK = URI.create("https://minside.test/_portvakt/callback");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeIdp idp = new FakeIdp();
    private final IdentityProvider provider = provider(PATIENCE);

    @AfterEach
    void close() {
        idp.close();
    }

    private IdentityProvider provider(Duration patience) {
        var realm = realm(AcrMapping.ID_PORTEN);
        var key = new ClientKey(idp.clientKey(), Optional.empty());
        return new IdentityProvider(realm, key, backChannel(patience), Clock.systemUTC());
    }

    private Realm realm(Map<String, SecurityLevel> levels) {
        return new Realm(
                URI.create(FakeIdp.ISSUER),
                idp.backChannel(),
                FakeIdp.CLIENT_ID,
                "ES256",
                new AcrMapping(FakeIdp.ISSUER, levels),
                new MethodMapping(FakeIdp.ISSUER, Map.of("Fake", LoginMethod.PIN), false));
    }

    private static BackChannel backChannel(Duration patience) {
        try {
            return new BackChannel(SSLContext.getDefault(), patience);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static LoginRequest request(SecurityLevel level, Optional<Duration> maxAge, boolean again) {
        return new LoginRequest(
                CALLBACK, level, maxAge, again ? Asking.ALWAYS : Asking.WHERE_NEEDED, List.of("nb"), Optional.empty());
    }

    private Completed login(LoginRequest request) {
        var ready = (Begun.Ready) provider.begin(request);
        return provider.complete(ready.expectation(), query(idp.visit(ready.address())));
    }

    private Completed login() {
        return login(request(SecurityLevel.SUBSTANTIAL, Optional.empty(), false));
    }

    private static Map<String, List<String>> query(URI answer) {
        return Arrays.stream(answer.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        LinkedHashMap::new,
                        Collectors.mapping(
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), Collectors.toList())));
    }

    @Test
    void shouldSayWhoLoggedInAndHowWhenAllIsRight() {
        assertThat(login()).isInstanceOfSatisfying(Completed.LoggedIn.class, in -> {
            var caller = in.caller();
            assertThat(caller.subject()).isEqualTo("kari");
            assertThat(caller.person())
                    .isEqualTo(NationalId.parse(FakeCitizen.KARI.pid()))
                    .isPresent();
            assertThat(caller.sid()).isEqualTo(idp.sid());
            assertThat(caller.locale()).contains("nb");
            assertThat(caller.refreshToken()).isPresent();
            assertThat(caller.assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
            assertThat(caller.assurance().issuer()).isEqualTo(FakeIdp.ISSUER);
            assertThat(caller.assurance().amr()).containsExactly("Fake");
            assertThat(caller.assurance().methods()).containsExactly(LoginMethod.PIN);
        });
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ANSWER_OF_ANOTHER_ISSUER",
                "ANSWER_WITHOUT_ISSUER",
                "ANSWER_WITH_ANOTHER_STATE",
                "ANSWER_WITHOUT_STATE",
                "TOKEN_OF_ANOTHER_ISSUER",
                "TOKEN_FOR_ANOTHER_CLIENT",
                "TOKEN_FOR_US_ISSUED_TO_ANOTHER",
                "TOKEN_WITH_ANOTHER_NONCE",
                "TOKEN_WITHOUT_NONCE",
                "TOKEN_UNSIGNED",
                "TOKEN_SIGNED_BY_ANOTHER_KEY",
                "TOKEN_SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET",
                "TOKEN_WITH_A_CHANGED_CLAIM",
                "TOKEN_EXPIRED",
                "TOKEN_ISSUED_IN_THE_FUTURE",
                "TOKEN_PADDED",
                "TOKEN_WITH_SURPLUS_BITS",
                "TOKEN_WITHOUT_SUBJECT",
                "TOKEN_WITHOUT_SID",
                "TOKEN_WITHOUT_AUTH_TIME",
                "TOKEN_WITH_A_PID_THAT_IS_NONE",
                "NO_ID_TOKEN",
                "TOKEN_ENDPOINT_REDIRECTS",
            })
    void shouldNotBelieveIt(Trick trick) {
        idp.play(trick);

        assertThat(login()).isInstanceOf(Completed.NotGenuine.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_OF_ANOTHER_ISSUER", "ANSWER_WITHOUT_ISSUER", "ANSWER_WITH_ANOTHER_STATE"})
    void shouldNotBelieveAnErrorEither(Trick trick) {
        idp.play(trick);
        idp.answerWithError("access_denied");

        assertThat(login()).isInstanceOf(Completed.NotGenuine.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ACR", "UNKNOWN_ACR", "ACR_IN_CAPITALS", "LEGACY_ACR"})
    void shouldGiveNoLevelWhenTheAcrIsNotExactlyOneOfTheList(Trick trick) {
        idp.play(trick);

        assertThat(login()).isEqualTo(new Completed.NotEnough(Completed.Lack.KNOWN_LEVEL));
    }

    @Test
    void shouldRefuseALowerLevelThanAskedFor() {
        idp.play(Trick.LOWER_ACR);

        assertThat(login()).isEqualTo(new Completed.NotEnough(Completed.Lack.LEVEL));
    }

    @Test
    void shouldTakeTheLevelFromTheTokenAndNotFromTheRequest() {
        idp.play(Trick.LOWER_ACR);

        assertThat(login(request(SecurityLevel.SELF_DECLARED, Optional.empty(), false)))
                .isInstanceOfSatisfying(
                        Completed.LoggedIn.class,
                        in -> assertThat(in.caller().assurance().level()).isEqualTo(SecurityLevel.LOW));
    }

    @Test
    void shouldRefuseAnOldLoginWhenAFreshOneWasAskedFor() {
        idp.play(Trick.OLD_AUTH_TIME);
        var stale = new Completed.NotEnough(Completed.Lack.FRESHNESS);

        assertThat(login()).isInstanceOf(Completed.LoggedIn.class);
        assertThat(login(request(SecurityLevel.LOW, Optional.of(Duration.ofMinutes(30)), false)))
                .isEqualTo(stale);
        assertThat(login(request(SecurityLevel.LOW, Optional.empty(), true))).isEqualTo(stale);
        assertThat(login(request(SecurityLevel.LOW, Optional.of(Duration.ofHours(2)), false)))
                .isInstanceOf(Completed.LoggedIn.class);
    }

    @Test
    void shouldRefuseALoginOfTomorrow() {
        idp.play(Trick.AUTH_TIME_IN_THE_FUTURE);

        assertThat(login()).isEqualTo(new Completed.NotEnough(Completed.Lack.FRESHNESS));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN_ENDPOINT_BROKEN", "TOKEN_ENDPOINT_ENDLESS", "KEYS_AWAY"})
    void shouldSayThatItIsAwayWhenItBreaksAfterTheLogin(Trick trick) {
        idp.play(trick);

        assertThat(login()).isInstanceOf(Completed.Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH_ENDPOINT_BROKEN", "PUSH_REFUSED"})
    void shouldSayThatItIsAwayWhenItDoesNotTakeTheRequest(Trick trick) {
        idp.play(trick);

        assertThat(provider.begin(request(SecurityLevel.LOW, Optional.empty(), false)))
                .isInstanceOf(Begun.Unavailable.class);
    }

    @Test
    void shouldGiveUpWhenItIsSilent() {
        idp.play(Trick.PUSH_ENDPOINT_SILENT);
        var began = Instant.now();

        var begun = provider(Duration.ofMillis(500)).begin(request(SecurityLevel.LOW, Optional.empty(), false));

        assertThat(begun).isInstanceOf(Begun.Unavailable.class);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void shouldSayThatItIsAwayWhenNobodyListens() {
        idp.close();

        assertThat(provider.begin(request(SecurityLevel.LOW, Optional.empty(), false)))
                .isInstanceOf(Begun.Unavailable.class);
    }

    @Test
    void shouldRefuseTheSameAnswerASecondTime() {
        var ready = (Begun.Ready) provider.begin(request(SecurityLevel.LOW, Optional.empty(), false));
        var answer = query(idp.visit(ready.address()));

        assertThat(provider.complete(ready.expectation(), answer)).isInstanceOf(Completed.LoggedIn.class);
        assertThat(provider.complete(ready.expectation(), answer)).isInstanceOf(Completed.NotGenuine.class);
    }

    @Test
    void shouldRefuseAnAnswerWithAParameterThatCameTwice() {
        var ready = (Begun.Ready) provider.begin(request(SecurityLevel.LOW, Optional.empty(), false));
        var answer = query(idp.visit(ready.address()));
        answer.put("code", List.of("mine", "yours"));

        assertThat(provider.complete(ready.expectation(), answer)).isInstanceOf(Completed.NotGenuine.class);
    }

    @Test
    void shouldNotEvenAskWhenNoAcrReachesTheLevel() {
        var low = realm(Map.of("idporten-loa-low", SecurityLevel.LOW));
        var start = new LoginStart(
                low,
                new ClientIdentity(low, new ClientKey(idp.clientKey(), Optional.empty())),
                backChannel(PATIENCE),
                Clock.systemUTC());

        assertThat(start.begin(request(SecurityLevel.HIGH, Optional.empty(), false)))
                .isInstanceOf(Begun.LevelUnreachable.class);
        assertThat(idp.asked()).isEmpty();
    }

    @Test
    void shouldEndTheSessionThereByItsRefreshToken() {
        var in = (Completed.LoggedIn) login();

        assertThat(provider.end(in.caller().refreshToken().orElseThrow())).isTrue();

        assertThat(idp.ended()).containsExactly("refresh-" + idp.sid());
    }

    @Test
    void shouldShowNoSecretWhenPrinted() {
        var ready = (Begun.Ready) provider.begin(request(SecurityLevel.LOW, Optional.empty(), false));
        var nonce = idp.asked().getFirst().getOrDefault("nonce", "none");

        assertThat(ready.toString()).doesNotContain(nonce);
        assertThat(login().toString()).doesNotContain("refresh-" + idp.sid()).doesNotContain(FakeCitizen.KARI.pid());
        assertThat(new ClientKey(idp.clientKey(), Optional.of("k")).toString()).startsWith("ClientKey[***");
    }

    private Refreshed refreshed(Trick... tricks) {
        var caller = ((Completed.LoggedIn) login()).caller();
        idp.play(tricks);
        return provider.refresh(caller.refreshToken().orElseThrow(), caller.subject());
    }

    @Test
    void shouldSayThatALoginHoldsWithItsLevelAndForHowLong() {
        assertThat(refreshed()).isInstanceOfSatisfying(Refreshed.Holds.class, holds -> {
            assertThat(holds.assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
            assertThat(holds.life()).isEqualTo(Duration.ofSeconds(60));
        });
        assertThat(idp.refreshes()).isEqualTo(1);
    }

    @Test
    void shouldSayTheLowerLevelThatTheIdentityProviderGives() {
        assertThat(refreshed(Trick.LOWER_ACR)).isInstanceOfSatisfying(Refreshed.Holds.class, holds -> assertThat(
                        holds.assurance().level())
                .isEqualTo(SecurityLevel.LOW));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_ACR", "NO_ACR", "TOKEN_WITHOUT_AUTH_TIME", "TOKEN_FOR_US_ISSUED_TO_ANOTHER"})
    void shouldSayThatALoginIsOverWhenTheAnswerIsNotAboutItOrOfNoLevel(Trick trick) {
        assertThat(refreshed(trick)).isInstanceOf(Refreshed.Over.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TOKEN_ENDPOINT_BROKEN",
                "TOKEN_UNSIGNED",
                "TOKEN_SIGNED_BY_ANOTHER_KEY",
                "TOKEN_WITH_A_CHANGED_CLAIM",
                "TOKEN_EXPIRED",
                "TOKEN_OF_ANOTHER_ISSUER",
                "NO_ID_TOKEN"
            })
    void shouldSayNothingOfALoginWhenTheAnswerCannotBeBelieved(Trick trick) {
        assertThat(refreshed(trick)).isInstanceOf(Refreshed.Unavailable.class);
    }

    @Test
    void shouldSayThatALoginIsOverWhenItIsOverThereOrSomebodyElses() {
        var caller = ((Completed.LoggedIn) login()).caller();
        var token = caller.refreshToken().orElseThrow();

        assertThat(provider.refresh(token, "somebody else")).isInstanceOf(Refreshed.Over.class);
        idp.forgetEverybody();
        assertThat(provider.refresh(token, caller.subject())).isInstanceOf(Refreshed.Over.class);
    }
}
