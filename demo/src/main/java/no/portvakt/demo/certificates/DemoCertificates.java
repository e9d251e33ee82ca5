package no.portvakt.demo.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.List;

/**
 * The three authorities of the demo and what the parts of the system hold. Authorities and signing keys are kept from
 * run to run; leaves are issued afresh at every start.
 *
 * <p>Three, since they answer different questions: is this the municipality's server (browsers ask), is this our gateway
 * or our Keycloak (they ask each other), is this person who the card says (Keycloak asks).
 */
public final class DemoCertificates {

    /** Stands for the policy of a qualified certificate; the arc is for examples. */
    private static final String CARD_POLICY = "2.16.578.1.999.1.3.1";

    private static final String TRUST_LIST = """
            {
              "environment": "production",
              "testPolicies": ["2.16.578.1.999.913"],
              "issuers": [{"file": "card-ca.pem", "policies": ["2.16.578.1.999.1.3.1"]}]
            }
            """;

    /** Of files that only the demo reads. */
    private static final String STORES = "portvakt";

    private static final int PERSON_KEY_BOUND = 1_000_000_000;

    private final Path folder;
    private final CertificateAuthority publicAuthority;
    private final CertificateAuthority internalAuthority;
    private final CertificateAuthority cardAuthority;
    private final BigInteger revokedSerial = CertificateAuthority.newSerial();
    private final SecureRandom random = new SecureRandom();

    private DemoCertificates(Path folder) {
        this.folder = folder;
        this.publicAuthority = CertificateAuthority.keptIn(folder, "public-ca", "Portvakt demo public servers");
        this.internalAuthority = CertificateAuthority.keptIn(folder, "internal-ca", "Portvakt demo internal");
        this.cardAuthority = CertificateAuthority.keptIn(folder, "card-ca", "Portvakt demo smart cards");
        writeTrustList();
        PemFiles.writeRevocations(revocations(), cardAuthority.revoke(List.of(revokedSerial)));
    }

    public static DemoCertificates keptIn(Path folder) {
        return new DemoCertificates(folder);
    }

    public CertificateAuthority publicAuthority() {
        return publicAuthority;
    }

    public CertificateAuthority internalAuthority() {
        return internalAuthority;
    }

    public CertificateAuthority cardAuthority() {
        return cardAuthority;
    }

    /** The folder of the trust list that cards are judged by. */
    public Path pkiTrust() {
        return folder.resolve("pki-trust");
    }

    /** The folder of the revocation lists. */
    public Path pkiRevocations() {
        return folder.resolve("pki-revocations");
    }

    /** The card authority's revocation list, PEM. */
    public Path revocations() {
        return pkiRevocations().resolve("card-ca.crl");
    }

    /** What stands as the subject in a part's client certificate, as RFC 2253 writes it. */
    public static String partName(String part) {
        return "CN=" + part + ",O=Portvakt demo,C=NO";
    }

    private void writeTrustList() {
        try {
            Files.createDirectories(pkiRevocations());
            Files.createDirectories(pkiTrust());
            PemFiles.writeCertificates(pkiTrust().resolve("card-ca.pem"), List.of(cardAuthority.certificate()));
            Files.writeString(pkiTrust().resolve("trust-list.json"), TRUST_LIST);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write the trust list", broken);
        }
    }

    /** For the gateway's public listeners. */
    public Issued.Files publicServer(List<String> hosts) {
        return publicAuthority.issueForServer("Portvakt demo", hosts).writeTo(folder, "public-server");
    }

    /** For Keycloak's listener, which only the gateway and the demo reach. */
    public Issued.Files keycloakServer() {
        return internalAuthority
                .issueForServer("Keycloak", List.of("localhost", "127.0.0.1", "login.localhost"))
                .writeTo(folder, "keycloak-server");
    }

    /** For the port where agents call the adapter. */
    public Issued.Files agentDoor() {
        return internalAuthority
                .issueForServer("MinSide adapter", List.of("localhost", "127.0.0.1"))
                .writeTo(folder, "agent-door");
    }

    /** What one part shows to Keycloak; the name becomes the file's and the subject's. */
    public Issued.Files internalClient(String name) {
        return internalAuthority.issueForPart(name).writeTo(folder, name);
    }

    /** What the gateway signs its answers to SAML portals with, and shows at its door for their servers. */
    public Issued.Files samlSigning() {
        return internalAuthority.issueForSigning("saml", "localhost").writeTo(folder, "saml");
    }

    /** For a system that speaks with the adapter alone; and whom it lets in: all parts of this system. */
    public KeyStores formPortal() {
        var own = internalAuthority
                .issueForServer("ePortal", List.of("localhost", "127.0.0.1"))
                .writeStore(folder.resolve("eportal.p12"), STORES);
        var trusted = Pkcs12.write(
                folder.resolve("eportal-trust.p12"),
                STORES,
                store -> store.setCertificateEntry("internal", internalAuthority.certificate()));
        return new KeyStores(own, trusted, STORES);
    }

    /** A key that signs tokens, kept from run to run, with its public half beside it. */
    public SigningKey signingKey(String name) {
        var keyFile = folder.resolve(name + ".key.pem");
        var publicFile = folder.resolve(name + ".pub.pem");
        var keySetFile = folder.resolve(name + ".jwks.json");
        if (!Files.exists(keyFile) || !Files.exists(keySetFile)) {
            var pair = CertificateAuthority.newKey();
            PemFiles.writeKey(keyFile, pair.getPrivate());
            PemFiles.writePublicKey(publicFile, pair.getPublic());
            writeKeySet(keySetFile, pair);
        }
        return new SigningKey((ECPrivateKey) PemFiles.readKey(keyFile), keyFile, publicFile, keySetFile);
    }

    private static void writeKeySet(Path file, KeyPair pair) {
        try {
            var jwk = new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                    .keyIDFromThumbprint()
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .build();
            Files.writeString(file, new JWKSet(jwk).toString(true));
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot name a key by its thumbprint", broken);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    /** A card for a person, under the issuer's own key for that person. */
    public SmartCard issueCard(String name) {
        var personKey = "9578-4050-%09d".formatted(random.nextInt(PERSON_KEY_BOUND));
        return issueCard(name, personKey, CertificateAuthority.newSerial(), "card-" + personKey);
    }

    /** A second card of the same person, which stands on the revocation list. */
    public SmartCard issueRevokedCard(String name, SmartCard valid) {
        return issueCard(name, valid.personKey(), revokedSerial, "revoked-card-" + valid.personKey());
    }

    /** What the holder of a card signs with: a key of its own, under the same name. */
    public Issued issueSignature(String name, SmartCard card) {
        return cardAuthority.issueForSignatures(subject(name, card.personKey()), CARD_POLICY);
    }

    private static String subject(String name, String personKey) {
        return "C=NO,O=Portvakt demo,CN=%s,SERIALNUMBER=%s".formatted(name, personKey);
    }

    private SmartCard issueCard(String name, String personKey, BigInteger serial, String file) {
        var issued = cardAuthority.issueForPerson(subject(name, personKey), CARD_POLICY, serial);
        issued.writeTo(folder, file);
        return SmartCard.write(personKey, issued, folder.resolve(file + ".p12"), "portvakt");
    }

    /**
     * A key for tokens.
     *
     * @param keyFile the private key, PKCS#8 PEM
     * @param publicKeyFile the public key, PEM
     * @param keySetFile the public key as a JWK set, named by its thumbprint (RFC 7638)
     */
    public record SigningKey(ECPrivateKey key, Path keyFile, Path publicKeyFile, Path keySetFile) {

        /** What stands in the key set. */
        public JWK publicKey() {
            try {
                return JWKSet.load(keySetFile.toFile()).getKeys().getFirst();
            } catch (IOException | ParseException broken) {
                throw new IllegalStateException("cannot read " + keySetFile, broken);
            }
        }
    }
}
