package no.portvakt.idp.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.idp.person.CitizenKeys;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.SpooledDelegations;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.spool.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.IDToken;

/** As Keycloak asks for an ID token: what throws keeps it back. */
class DelegationMapperTest {

    private static final String PERSON = "20815412096";
    private static final Sealer NUMBERS = new Sealer(List.of(new SealingKey("1", Secret.of("key"))), "numbers");

    private final String sealed = NUMBERS.seal(PERSON);

    @Test
    void shouldWriteDownWhoseTokenItIsBeforeThePortalHasIt() {
        var written = new ArrayList<Delegation>();

        logIn(new DelegationMapper(written::add), OAuth2Constants.AUTHORIZATION_CODE);

        assertThat(written).singleElement().satisfies(delegation -> {
            assertThat(delegation.person().reveal()).isEqualTo(PERSON);
            assertThat(delegation.portal()).isEqualTo("eportal");
            assertThat(delegation.level()).isEqualTo(3);
            assertThat(delegation.told()).doesNotContain(Delegation.Told.NATIONAL_ID);
        });
    }

    @Test
    void shouldNotWriteWhatIsRenewedAgain() {
        var written = new ArrayList<Delegation>();

        logIn(new DelegationMapper(written::add), OAuth2Constants.REFRESH_TOKEN);

        assertThat(written).isEmpty();
    }

    @Test
    void shouldKeepTheTokenBackThatHasNoRoomInTheAccessLog(@TempDir Path folder) throws GeneralSecurityException {
        var limits = new Spool.Limits(1, Optional.empty(), Spool.WhenFull.REFUSE);
        try (var spool = new Spool(folder, limits, Clock.systemUTC())) {
            var mapper = new DelegationMapper(new SpooledDelegations(spool, recipient()));
            logIn(mapper, OAuth2Constants.AUTHORIZATION_CODE);

            assertThatThrownBy(() -> logIn(mapper, OAuth2Constants.AUTHORIZATION_CODE))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("it is full");
        }
    }

    private static ECPublicKey recipient() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("EC");
        pair.initialize(new ECGenParameterSpec("secp256r1"));
        return (ECPublicKey) pair.generateKeyPair().getPublic();
    }

    private void logIn(DelegationMapper mapper, String grant) {
        var keys = made(CitizenKeys.class, Map.of("numbers", NUMBERS));
        var session = made(KeycloakSession.class, Map.of("getProvider", keys));
        var client = made(
                ClientModel.class,
                Map.of("getClientId", "eportal", "getAttribute", "text", "getProtocolMappersStream", Stream.empty()));
        var told = made(AuthenticatedClientSessionModel.class, Map.of("getClient", client, "getNote", "3"));
        var context = made(ClientSessionContext.class, Map.of("getAttribute", grant, "getClientSession", told));
        var citizen = made(UserModel.class, Map.of("getFirstAttribute", sealed));
        var signOn = made(
                UserSessionModel.class,
                Map.of("getRealm", made(RealmModel.class, Map.of()), "getUser", citizen, "getId", "sid-1"));
        var model = new ProtocolMapperModel();
        model.setConfig(new HashMap<>(Map.of("id.token.claim", "true")));
        mapper.transformIDToken(new IDToken(), model, session, signOn, context);
    }

    /** One that answers these methods, and no others. */
    private static <T> T made(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            return answers.get(method.getName());
        }));
    }
}
