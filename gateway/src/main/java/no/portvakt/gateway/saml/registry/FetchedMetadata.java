package no.portvakt.gateway.saml.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.MetadataText;
import no.portvakt.gateway.saml.verify.MetadataSignature;
import no.portvakt.profiles.portal.SamlPeer;
import org.jboss.logging.Logger;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;

/**
 * Metadata from addresses. What was fetched counts until the next that is as it should be: one document, signed with the
 * declared key. So a portal that is away for an hour is served all the same, until its metadata says that it is over
 * (saml-metadata-2.0, {@code validUntil}). Kept on disk too, for a start while the portal is away. Not thread-safe.
 */
public final class FetchedMetadata {

    static final Duration ORDINARILY = Duration.ofHours(1);
    static final Duration AT_LEAST = Duration.ofMinutes(1);
    static final Duration AT_MOST = Duration.ofDays(1);
    static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger("portvakt.saml.portals");

    private final MetadataFetch fetch;
    private final Optional<Path> folder;
    private final Map<SamlPeer.Metadata.At, Kept> kept = new HashMap<>();

    /** @param folder where it is kept; empty for nowhere */
    FetchedMetadata(MetadataFetch fetch, Optional<Path> folder) {
        this.fetch = fetch;
        this.folder = folder;
    }

    /** @param text the last one that could be believed */
    private record Kept(MetadataText text, Instant due) {}

    /** Fetched now, if it is time to. */
    MetadataText of(SamlPeer.Metadata.At source, Instant now) {
        var before = kept.get(source);
        if (before != null && now.isBefore(before.due())) {
            return before.text();
        }
        var after = renewed(source, Optional.ofNullable(before).map(Kept::text), now);
        kept.put(source, after);
        return after.text();
    }

    /** Fetched once, and kept nowhere. */
    public static MetadataText once(SamlPeer.Metadata.At source, MetadataFetch fetch, Instant now) {
        return new FetchedMetadata(fetch, Optional.empty()).of(source, now);
    }

    private Kept renewed(SamlPeer.Metadata.At source, Optional<MetadataText> before, Instant now) {
        try {
            var signer = signer(source);
            return switch (asked(source, signer)) {
                case Asked.Believed(var xml, var life) -> {
                    keep(source, xml);
                    yield new Kept(new MetadataText.Known(xml), now.plus(life));
                }
                case Asked.Failed(var why) -> {
                    LOG.warn(why);
                    var text = before.filter(MetadataText.Known.class::isInstance)
                            .or(() -> onDisk(source, signer))
                            .orElseGet(() -> new MetadataText.Missing(why));
                    yield new Kept(text, now.plus(AFTER_A_FAILURE));
                }
            };
        } catch (CertificateException noCertificate) {
            return new Kept(new MetadataText.Missing("signedBy is no certificate in PEM"), now.plus(AFTER_A_FAILURE));
        }
    }

    /** What came of asking. */
    private sealed interface Asked {

        record Believed(String xml, Duration life) implements Asked {}

        record Failed(String why) implements Asked {}
    }

    private Asked asked(SamlPeer.Metadata.At source, X509Certificate signer) {
        try {
            var xml = fetch.from(source.address());
            return lifeOf(xml, signer)
                    .<Asked>map(life -> new Asked.Believed(xml, life))
                    .orElseGet(() -> new Asked.Failed(
                            "metadata from " + source.address() + " is not signed as the declaration says"));
        } catch (IOException away) {
            return new Asked.Failed("no metadata from " + source.address() + ": " + away.getMessage());
        }
    }

    private static X509Certificate signer(SamlPeer.Metadata.At source) throws CertificateException {
        var pem = new ByteArrayInputStream(source.signer().getBytes(StandardCharsets.UTF_8));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }

    /** How long it may go unasked; empty for what cannot be believed. */
    private static Optional<Duration> lifeOf(String xml, X509Certificate signer) {
        return switch (SamlDocuments.get().read(xml, EntityDescriptor.class)) {
            case SamlDocuments.Reading.Unreadable<EntityDescriptor> unreadable -> Optional.empty();
            case SamlDocuments.Reading.Read<EntityDescriptor>(var descriptor) ->
                MetadataSignature.isBy(descriptor, signer)
                        ? Optional.of(Optional.ofNullable(descriptor.getCacheDuration())
                                .map(FetchedMetadata::bounded)
                                .orElse(ORDINARILY))
                        : Optional.empty();
        };
    }

    private static Duration bounded(Duration wished) {
        return wished.compareTo(AT_LEAST) < 0 ? AT_LEAST : wished.compareTo(AT_MOST) > 0 ? AT_MOST : wished;
    }

    private void keep(SamlPeer.Metadata.At source, String xml) {
        folder.ifPresent(place -> {
            try {
                var file = place.resolve(nameOf(source));
                var fresh = Files.createTempFile(place, "portal", ".new");
                Files.writeString(fresh, xml, StandardCharsets.UTF_8);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException notKept) {
                LOG.warnf("metadata of %s cannot be kept in %s: %s", source.address(), place, notKept.getMessage());
            }
        });
    }

    /** It was signed when it was kept, and is looked at again: a disk is no authority. */
    private Optional<MetadataText> onDisk(SamlPeer.Metadata.At source, X509Certificate signer) {
        return folder.map(place -> place.resolve(nameOf(source)))
                .filter(Files::isReadable)
                .map(FetchedMetadata::read)
                .filter(xml -> lifeOf(xml, signer).isPresent())
                .map(MetadataText.Known::new);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static String nameOf(SamlPeer.Metadata.At source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(source.address().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes) + ".xml";
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
