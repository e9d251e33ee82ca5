package no.portvakt.idp.token;

import java.util.List;
import no.portvakt.idp.person.Citizens;
import no.portvakt.trust.identity.NationalId;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/**
 * Opens the sealed national id number into the claim {@code pid} of the ID token. An access token is shown to others, so
 * it is there only where that is asked for, for a client that is told the number anyway and calls interfaces that need it.
 * A number that cannot be opened fails the log-in rather than leaving the claim out.
 */
public final class NationalIdMapper extends AbstractOIDCProtocolMapper
        implements OIDCIDTokenMapper, OIDCAccessTokenMapper {

    private static final String CLAIM = "pid";

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext client) {
        var number = new Citizens(session, userSession.getRealm())
                .numberOf(userSession.getUser())
                .map(NationalId::reveal)
                .orElseThrow(() -> new IllegalStateException("a citizen's number is not sealed by a key that we have"));
        token.setOtherClaims(CLAIM, number);
    }

    @Override
    public String getId() {
        return "portvakt-pid";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Portvakt: pid";
    }

    @Override
    public String getHelpText() {
        return "Opens the sealed national id number into the claim pid of the ID token and, where asked for, of the access token.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
