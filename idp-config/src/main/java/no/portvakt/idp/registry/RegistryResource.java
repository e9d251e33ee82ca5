package no.portvakt.idp.registry;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import no.portvakt.idp.events.LetterEvents;
import no.portvakt.idp.person.Citizens;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.pki.CertificateHolder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * {@code /admin/realms/{realm}/portvakt}. The number travels in bodies only, never in a path or a query. Whoever calls
 * must be allowed to manage both the realm and its users.
 */
public final class RegistryResource {

    private static final String HELPDESK = "portvakt-helpdesk";
    private static final int UNKNOWN = 404;
    private static final int INVALID = 400;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator rights;
    private final Citizens citizens;
    private final LetterEvents events;

    RegistryResource(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator rights, LetterEvents events) {
        this.events = events;
        this.session = session;
        this.realm = realm;
        this.rights = rights;
        this.citizens = new Citizens(session, realm);
    }

    /** Makes a citizen, or renews the names of the one there is; the password too, if one is given. */
    @PUT
    @Path("citizens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response enrol(NewCitizen wanted) {
        requireRights();
        return citizens.read(wanted.pid())
                .map(number -> {
                    var citizen = citizens.enrol(number, wanted.givenName(), wanted.familyName());
                    wanted.newPassword().ifPresent(password -> citizen.credentialManager()
                            .updateCredential(UserCredentialModel.password(password)));
                    return Response.ok(Map.of("username", citizen.getUsername()))
                            .build();
                })
                .orElseGet(RegistryResource::notANumber);
    }

    /** Letters have a life of their own. */
    @Path("letters")
    public LettersResource letters() {
        requireRights();
        return new LettersResource(session, realm, citizens, events);
    }

    /** The helpdesk's: whoever has the role may do this and nothing else here. */
    @Path("recoveries")
    public ProposalsResource recoveries() {
        var caller = rights.adminAuth();
        if (!caller.hasRealmRole(HELPDESK)) {
            requireRights();
        }
        return new ProposalsResource(session, realm, citizens, events, caller.getUser());
    }

    /** Notes that an issuer's person key belongs to this citizen, as a look-up at the issuer said. */
    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response register(CertificateRegistration registration) {
        return forCitizen(registration.pid(), citizen -> {
            var issuer = new X500Principal(registration.issuer()).getName(X500Principal.CANONICAL);
            citizens.register(citizen, new CertificateHolder(issuer, registration.personKey()));
            return Response.noContent().build();
        });
    }

    private Response forCitizen(String pid, Function<UserModel, Response> use) {
        requireRights();
        Optional<NationalId> number = citizens.read(pid);
        if (number.isEmpty()) {
            return notANumber();
        }
        return citizens.byNumber(number.get()).map(use).orElseGet(() -> Response.status(UNKNOWN)
                .entity(Map.of("error", "nobody with this number is known"))
                .type(MediaType.APPLICATION_JSON)
                .build());
    }

    private void requireRights() {
        rights.realm().requireManageRealm();
        rights.users().requireManage();
    }

    private static Response notANumber() {
        return Response.status(INVALID)
                .entity(Map.of("error", "not a national id number"))
                .build();
    }
}
