package no.portvakt.gateway.portal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.gateway.saml.metadata.MetadataReader;
import no.portvakt.gateway.saml.metadata.MetadataText;
import no.portvakt.gateway.saml.metadata.PortalMetadata;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.registry.FetchedMetadata;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.SamlPeer;

/** A portal that speaks SAML: its metadata, its keys, its addresses, and an answer made for it. */
final class SamlExamination {

    private static final String METADATA = "metadata";
    private static final String KEYS = "keys";
    private static final Duration SOON = Duration.ofDays(30);

    private final Portal portal;
    private final SamlPeer peer;
    private final Neighbourhood neighbourhood;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    SamlExamination(Portal portal, SamlPeer peer, Neighbourhood neighbourhood, Instant now) {
        this.portal = portal;
        this.peer = peer;
        this.neighbourhood = neighbourhood;
        this.now = now;
    }

    List<Step> steps() {
        var text =
                switch (peer.metadata()) {
                    case SamlPeer.Metadata.In(var xml) -> new MetadataText.Known(xml);
                    case SamlPeer.Metadata.At at ->
                        neighbourhood.isThere()
                                ? FetchedMetadata.once(at, neighbourhood::get, now)
                                : new MetadataText.NotYet();
                };
        switch (text) {
            case MetadataText.Known(var xml) -> read(xml);
            case MetadataText.Missing(var why) -> steps.add(Step.wrong(METADATA, why));
            case MetadataText.NotYet notYet -> steps.add(Step.unasked(METADATA, "is fetched from an address"));
        }
        return steps;
    }

    private void read(String xml) {
        switch (MetadataReader.read(xml, now)) {
            case MetadataReader.Outcome.Unsound(var problems) ->
                problems.forEach(problem -> steps.add(Step.wrong(METADATA, problem)));
            case MetadataReader.Outcome.Sound(var metadata) -> {
                steps.add(Step.sound(METADATA, "of " + metadata.entityId()));
                keys(metadata);
                addresses(metadata);
                answer(new SamlPortal(portal, peer, metadata));
            }
        }
    }

    private void keys(PortalMetadata metadata) {
        if (metadata.signing().isEmpty()) {
            steps.add(
                    peer.requests() == SamlPeer.Requests.SIGNED
                            ? Step.wrong(KEYS, "requests have to be signed, and there is no key for that")
                            : Step.note(
                                    KEYS, "requests come unsigned: whoever likes sends a citizen here in its name"));
        }
        metadata.signing().forEach(certificate -> steps.add(life("signs with ", certificate)));
        if (metadata.encryption().isEmpty()) {
            steps.add(
                    peer.assertions() == SamlPeer.Assertions.ENCRYPTED
                            ? Step.wrong(KEYS, "assertions have to be encrypted, and there is no RSA key for that")
                            : Step.note(KEYS, "no RSA key to encrypt to: the browser carries what the portal is told"));
        }
        metadata.encryption().ifPresent(certificate -> steps.add(life("reads with ", certificate)));
    }

    /** The key is what counts in SAML, and its certificate an envelope; but one that ends is about to be changed. */
    private Step life(String what, X509Certificate certificate) {
        var ends = certificate.getNotAfter().toInstant();
        var said = what + certificate.getPublicKey().getAlgorithm() + ", "
                + certificate.getSubjectX500Principal().getName();
        if (ends.isBefore(now)) {
            return Step.note(KEYS, said + ": its certificate ended on " + ends);
        }
        return ends.isBefore(now.plus(SOON))
                ? Step.note(KEYS, said + ": its certificate ends on " + ends)
                : Step.sound(KEYS, said + ", until " + ends);
    }

    private void addresses(PortalMetadata metadata) {
        if (metadata.byArtifactOnly()) {
            steps.add(Step.note(
                    "answers",
                    "fetched by HTTP-Artifact alone: the gateway needs a door for servers (portvakt.saml.soap.port)"));
        }
        metadata.consumers().forEach(consumer -> steps.addAll(neighbourhood.knock("answers", consumer.address())));
        if (metadata.logout().isEmpty()) {
            steps.add(Step.note("log-out", "the portal is not told when a citizen logs out"));
        }
        metadata.logout().forEach(service -> steps.addAll(neighbourhood.knock("log-out", service.address())));
    }

    private void answer(SamlPortal sound) {
        boolean possible =
                steps.stream().noneMatch(step -> step.about().equals(KEYS) && step.weight() == Step.Weight.WRONG);
        if (possible) {
            steps.add(new Rehearsal(sound, now).step());
        }
    }
}
