package no.portvakt.idp.factor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.idp.person.CitizenKeys;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** What a citizen has registered. Addresses are only ever written under seal, the secret of her app is Keycloak's. */
public final class Contacts {

    private final CitizenKeys keys;
    private final UserModel citizen;

    Contacts(KeycloakSession session, UserModel citizen) {
        this.keys = session.getProvider(CitizenKeys.class);
        this.citizen = citizen;
    }

    /** Empty if there is none, or it was sealed by a key that we do not have. */
    Optional<ContactAddress> address(FactorMethod method) {
        return Optional.ofNullable(citizen.getFirstAttribute(attribute(method)))
                .flatMap(keys.contacts()::open)
                .flatMap(clear -> ContactAddress.read(method, clear));
    }

    /** All that messages can be sent to. */
    Stream<ContactAddress> addresses() {
        return Stream.of(FactorMethod.SMS, FactorMethod.EMAIL).flatMap(method -> address(method).stream());
    }

    void register(ContactAddress address) {
        citizen.setSingleAttribute(attribute(address.method()), keys.contacts().seal(address.value()));
    }

    boolean hasApp() {
        return apps().findAny().isPresent();
    }

    boolean has(FactorMethod method) {
        return method == FactorMethod.APP ? hasApp() : address(method).isPresent();
    }

    void forget(FactorMethod method) {
        if (method == FactorMethod.APP) {
            apps().toList().forEach(citizen.credentialManager()::removeStoredCredentialById);
        } else {
            citizen.removeAttribute(attribute(method));
        }
    }

    /** What this citizen has registered, and nothing of where it is. */
    public static List<FactorMethod> registered(KeycloakSession session, UserModel citizen) {
        var contacts = new Contacts(session, citizen);
        return Arrays.stream(FactorMethod.values()).filter(contacts::has).toList();
    }

    /** Takes one away, as two at the helpdesk have agreed. */
    public static void forget(KeycloakSession session, UserModel citizen, FactorMethod method) {
        new Contacts(session, citizen).forget(method);
    }

    /** She begins anew with a letter: whoever has her old phone has nothing. */
    public static void forgetAll(KeycloakSession session, UserModel citizen) {
        var contacts = new Contacts(session, citizen);
        for (var method : FactorMethod.values()) {
            contacts.forget(method);
        }
    }

    private Stream<String> apps() {
        return citizen.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(credential -> credential.getId());
    }

    private static String attribute(FactorMethod method) {
        return "factor." + method.word() + ".sealed";
    }
}
