package no.portvakt.idp.distribution;

import com.nimbusds.jose.JWEObject;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.Arrays;

/**
 * What a distribution of ours is made of.
 *
 * @param archive {@code keycloak-quarkus-dist} as a tar.gz
 * @param bouncyCastle bcprov, bcpkix and bcutil, which take the place of the older ones in the archive
 * @param providers our jars and what they need that Keycloak does not have; a folder of classes is packed first
 */
public record Ingredients(Path archive, List<Path> bouncyCastle, List<Path> providers) {

    public Ingredients {
        bouncyCastle = List.copyOf(bouncyCastle);
        providers = List.copyOf(providers);
        if (!Files.isRegularFile(archive)) {
            throw new IllegalStateException("Keycloak's distribution is not at " + archive
                    + ": let Maven fetch org.keycloak:keycloak-quarkus-dist (type tar.gz) first");
        }
    }

    /** Takes the archive from a local Maven repository, and the jars from where this program itself runs from. */
    public static Ingredients fromClassPath(Path localRepository, String keycloakVersion) {
        var archive = localRepository
                .resolve("org/keycloak/keycloak-quarkus-dist")
                .resolve(keycloakVersion)
                .resolve("keycloak-quarkus-dist-" + keycloakVersion + ".tar.gz");
        return new Ingredients(
                archive,
                List.of(homeOf(Arrays.class), homeOf(X509CertificateHolder.class), homeOf(ContentInfo.class)),
                List.of(
                        homeOf(Ingredients.class),
                        homeOf(NationalId.class),
                        homeOf(SecurityLevel.class),
                        homeOf(JWEObject.class)));
    }

    private static Path homeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("no path to the jar of " + type.getName(), broken);
        }
    }
}
