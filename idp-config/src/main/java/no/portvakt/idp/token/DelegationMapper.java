package no.portvakt.idp.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.idp.flow.ClientDisclosure;
import no.portvakt.idp.person.Citizens;
import no.portvakt.trust.delegation.AccessLogLine;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.delegation.SpooledDelegations;
import no.portvakt.trust.signature.PemFile;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.tls.PemTls;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Adds no claim: writes down, before a portal gets its ID token, that it is told of a citizen. A mapper and not a listener
 * to events, since what throws here keeps the token back. Options are
 * {@code --spi-protocol-mapper--portvakt-delegation--access-log-…}; without {@code url}, nobody is told.
 */
public final class DelegationMapper extends AbstractOIDCProtocolMapper implements OIDCIDTokenMapper {

    private static final String NUMBER_MAPPER = "portvakt-pid";
    private static final int LINES = 400;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private Optional<Way> way = Optional.empty();
    private Delegations delegations;

    /** For Keycloak: writes nothing until it is told where to. */
    public DelegationMapper() {
        this(Delegations.NONE);
    }

    DelegationMapper(Delegations delegations) {
        this.delegations = delegations;
    }

    /** Where to, and with what. */
    private record Way(URI url, Path key, Path recipient, Path spool, Optional<Path> trust) {}

    @Override
    public void init(Config.Scope configuration) {
        way = Optional.ofNullable(configuration.get("access-log-url"))
                .map(url -> new Way(
                        URI.create(url),
                        file(configuration, "access-log-key"),
                        file(configuration, "access-log-recipient"),
                        file(configuration, "access-log-spool"),
                        Optional.ofNullable(configuration.get("access-log-trust"))
                                .map(Path::of)));
    }

    private static Path file(Config.Scope configuration, String option) {
        return Optional.ofNullable(configuration.get(option))
                .map(Path::of)
                .orElseThrow(() -> new IllegalStateException(
                        "spi-protocol-mapper--portvakt-delegation--" + option + " is missing"));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        way.ifPresent(there -> {
            var clock = Clock.systemUTC();
            var spool = new Spool(
                    there.spool(), new Spool.Limits(MOST_BYTES, Optional.empty(), Spool.WhenFull.REFUSE), clock);
            var line = new AccessLogLine(
                    there.url(),
                    "keycloak",
                    (ECPrivateKey) PemFile.privateKey(there.key()),
                    PemTls.context(there.trust(), Optional.empty()),
                    clock);
            new RecordSender("delegations", "MinSide", LINES, spool, line).start();
            delegations = new SpooledDelegations(spool, (ECPublicKey) PemFile.publicKey(there.recipient()));
        });
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        var grant = context.getAttribute(Constants.GRANT_TYPE, String.class);
        if (OAuth2Constants.REFRESH_TOKEN.equals(grant)) {
            return;
        }
        var client = context.getClientSession().getClient();
        var person = new Citizens(session, userSession.getRealm())
                .numberOf(userSession.getUser())
                .orElseThrow(() -> new IllegalStateException("a citizen's number is not sealed by a key that we have"));
        var told = EnumSet.of(Delegation.Told.METHOD, Delegation.Told.LANGUAGE);
        if (client.getProtocolMappersStream().anyMatch(one -> NUMBER_MAPPER.equals(one.getProtocolMapper()))) {
            told.add(Delegation.Told.NATIONAL_ID);
        }
        delegations.record(new Delegation(
                id(token, userSession, client),
                Instant.now(),
                person,
                client.getClientId(),
                new Delegation.Name(
                        text(client, ClientDisclosure.NAME + "nb"),
                        text(client, ClientDisclosure.NAME + "nn"),
                        text(client, ClientDisclosure.NAME + "en")),
                text(client, ClientDisclosure.SERVICE_ID),
                text(client, ClientDisclosure.ORGANISATION),
                Optional.ofNullable(context.getClientSession().getNote(Constants.LEVEL_OF_AUTHENTICATION))
                        .map(Integer::parseInt)
                        .map(level -> Math.max(0, level))
                        .orElse(0),
                told));
    }

    /** One log-in, however many tokens are made of it in that second. */
    private static String id(IDToken token, UserSessionModel session, ClientModel client) {
        var what = session.getId() + " " + client.getClientId() + " " + token.getIat();
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String text(ClientModel client, String attribute) {
        return Optional.ofNullable(client.getAttribute(attribute)).orElse(client.getClientId());
    }

    @Override
    public String getId() {
        return "portvakt-delegation";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Portvakt: access log";
    }

    @Override
    public String getHelpText() {
        return "Writes into the citizen's access log that the portal is told of her; adds no claim.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
