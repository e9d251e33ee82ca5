package no.portvakt.gateway.portal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import no.portvakt.gateway.saml.answer.Answers;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.answer.Told;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.opensaml.saml.saml2.core.Response;

/**
 * An answer to a request that nobody made, about nobody, for one portal: made, signed with a key that is thrown away,
 * encrypted to the portal, read again and held against the schema, by the code that answers citizens.
 */
final class Rehearsal {

    private static final String ABOUT = "assertion";

    private final SamlPortal portal;
    private final Instant now;

    Rehearsal(SamlPortal portal, Instant now) {
        this.portal = portal;
        this.now = now;
    }

    Step step() {
        try {
            return judged(made());
        } catch (IllegalStateException cannotBeMade) {
            return Step.wrong(ABOUT, "cannot be made: " + cannotBeMade.getMessage());
        }
    }

    private Step judged(String xml) {
        return switch (SamlDocuments.get().read(xml, Response.class)) {
            case SamlDocuments.Reading.Unreadable<Response>(var why) -> Step.wrong(ABOUT, "what was made " + why);
            case SamlDocuments.Reading.Read<Response>(var response) ->
                Step.sound(
                        ABOUT,
                        "made, signed, " + (response.getEncryptedAssertions().isEmpty() ? "" : "encrypted, ")
                                + "and as the schema says; it goes to " + response.getDestination());
        };
    }

    private String made() {
        var random = new SecureRandom();
        var names = new PortalPseudonyms(Secret.of("thrown away with the rehearsal " + random.nextLong()), random);
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var question = new Question(
                portal.id().value(),
                names.passing(),
                portal.metadata().ordinary().address().toString(),
                portal.metadata().ordinary().binding(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                now);
        var told = new Told(
                names.passing(),
                names.passing(),
                SecurityLevel.SUBSTANTIAL,
                Optional.empty(),
                "none",
                "nb",
                now,
                now.plus(Duration.ofHours(1)));
        return new Answers("https://rehearsal.invalid/", keys(random), names, clock).given(portal, question, told);
    }

    private OwnKeys keys(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"), random);
            var pair = generator.generateKeyPair();
            var name = new X500Principal("CN=rehearsal");
            var holder = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now),
                            Date.from(now.plus(Duration.ofMinutes(1))),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return OwnKeys.of(List.of(
                    new OwnKeys.Key(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(holder))));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException("no key could be made", broken);
        }
    }
}
