package no.portvakt.idp.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.pki.CertificateHolder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds and makes the citizens of a realm. The number itself is only ever written under seal. */
public final class Citizens {

    private static final String SEALED_NUMBER = "pid.sealed";
    private static final String CERTIFICATE = "pki.holder";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CitizenKeys keys;

    public Citizens(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.keys = session.getProvider(CitizenKeys.class);
    }

    /** What was typed as a number; empty if it is none, or one of nobody where only real ones are let in. */
    public Optional<NationalId> read(String typed) {
        return read(typed, keys.takesSynthetic());
    }

    static Optional<NationalId> read(String typed, boolean takesSynthetic) {
        return NationalId.parse(typed).filter(number -> takesSynthetic || !number.isSynthetic());
    }

    /** What stands for the person in Keycloak, whether there is such a user or not: in the case that Keycloak keeps. */
    public String usernameOf(NationalId person) {
        return keys.usernames().of(person).toLowerCase(Locale.ROOT);
    }

    public Optional<UserModel> byNumber(NationalId person) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, usernameOf(person)));
    }

    /** Whom a holder was registered for. More than one is a mistake: nobody could say which one came. */
    public List<UserModel> byCertificate(CertificateHolder holder) {
        return session.users()
                .searchForUserByUserAttributeStream(realm, CERTIFICATE, pseudonym(holder))
                .limit(2)
                .toList();
    }

    /** Makes the user, or gives the one there is with the new names. */
    public UserModel enrol(NationalId person, String givenName, String familyName) {
        var user = byNumber(person).orElseGet(() -> session.users().addUser(realm, usernameOf(person)));
        user.setEnabled(true);
        user.setFirstName(givenName);
        user.setLastName(familyName);
        user.setSingleAttribute(SEALED_NUMBER, keys.numbers().seal(person.reveal()));
        return user;
    }

    public void register(UserModel user, CertificateHolder holder) {
        var pseudonym = pseudonym(holder);
        var known = user.getAttributeStream(CERTIFICATE).toList();
        if (!known.contains(pseudonym)) {
            var all = new ArrayList<>(known);
            all.add(pseudonym);
            user.setAttribute(CERTIFICATE, List.copyOf(all));
        }
    }

    /** The number of a user; empty if it was not sealed by a key that we have. */
    public Optional<NationalId> numberOf(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(SEALED_NUMBER))
                .flatMap(keys.numbers()::open)
                .flatMap(NationalId::parse);
    }

    private String pseudonym(CertificateHolder holder) {
        return holder.pseudonym(keys.certificatePepper());
    }
}
