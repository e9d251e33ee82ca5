package no.portvakt.idp.pin;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.idp.letter.PinCode;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * Letters as Keycloak's credentials of a citizen: whoever asks her credential manager whether a code is right, or whether
 * she has one to type, asks the letters. A credential is a letter; its codes stand in tables of their own.
 */
public final class LetterCredential implements CredentialProvider<CredentialModel>, CredentialInputValidator {

    public static final String TYPE = "portvakt-pin-letter";

    private final KeycloakSession session;
    private final Clock clock;

    LetterCredential(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** What was typed where this code was asked for. To be validated once: a right one is used up then. */
    static CredentialInput typed(PinLetters.NextCode asked, String code) {
        return new UserCredentialModel(asked.name(), TYPE, code);
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public boolean supportsCredentialType(String type) {
        return TYPE.equals(type);
    }

    /** Whether there is a code to ask for. */
    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel citizen, String type) {
        return supportsCredentialType(type) && letters(realm).next(citizen).isPresent();
    }

    /** Uses the code up. Not if another code is asked for by now than the one that it was typed for. */
    @Override
    public boolean isValid(RealmModel realm, UserModel citizen, CredentialInput input) {
        var letters = letters(realm);
        return supportsCredentialType(input.getType())
                && Stream.of(letters.next(citizen), letters.nextOfNew(citizen), letters.nextOfFirst(citizen))
                        .flatMap(Optional::stream)
                        .filter(asked -> asked.name().equals(input.getCredentialId()))
                        .findFirst()
                        .flatMap(asked -> PinCode.parse(input.getChallengeResponse())
                                .filter(code -> letters.use(citizen, asked, code)))
                        .isPresent();
    }

    /** Orders a letter, or takes the one that waits for the printer. */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel citizen, CredentialModel wanted) {
        var letter = letters(realm).order(citizen, PinLetters.purposeFor(citizen));
        var ordered = new CredentialModel();
        ordered.setId(letter.id());
        ordered.setType(TYPE);
        ordered.setCreatedDate(letter.since().toEpochMilli());
        return ordered;
    }

    /** Ends it. */
    @Override
    public boolean deleteCredential(RealmModel realm, UserModel citizen, String letterId) {
        return letters(realm).revoke(citizen, letterId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("portvaktIdentifyTitle")
                .removeable(false)
                .build(session);
    }

    private PinLetters letters(RealmModel realm) {
        return new PinLetters(session, realm, clock);
    }
}
