package no.portvakt.gateway.saml.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;

/**
 * The portals that speak SAML with us, by how they name themselves. Who they are may change while the gateway runs; whoever
 * asks gets those of the moment. Thread-safe.
 */
public final class SamlPortals {

    private volatile Map<String, SamlPortal> inForce = Map.of();

    private final boolean artifacts;

    private SamlPortals(boolean artifacts) {
        this.artifacts = artifacts;
    }

    /** What came of reading their metadata. */
    public sealed interface Outcome {

        record Sound(SamlPortals portals) implements Outcome {}

        /** One line for each problem, with the portal; never empty. */
        record Unsound(List<String> problems) implements Outcome {
            public Unsound {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Gives the text of metadata, or why there is none. */
    @FunctionalInterface
    public interface Texts {

        MetadataText of(SamlPeer.Metadata source);
    }

    /**
     * Those among them that speak SAML. What is to be fetched from an address is not there yet, which is no problem.
     *
     * @param artifacts whether we have a door where portals' servers fetch answers
     */
    public static Outcome of(Collection<Portal> declared, Instant now, boolean artifacts) {
        var portals = new SamlPortals(artifacts);
        var problems = portals.take(
                declared,
                source -> switch (source) {
                    case SamlPeer.Metadata.In(var xml) -> new MetadataText.Known(xml);
                    case SamlPeer.Metadata.At at -> new MetadataText.NotYet();
                },
                now);
        return problems.isEmpty() ? new Outcome.Sound(portals) : new Outcome.Unsound(problems);
    }

    /**
     * From now on these, as far as they are sound. One that is not is out, and the others stay.
     *
     * @return one line for each problem, with the portal
     */
    public List<String> take(Collection<Portal> declared, Texts texts, Instant now) {
        var reading = new Reading(texts, now, artifacts);
        declared.forEach(portal -> portal.saml().ifPresent(peer -> reading.add(portal, peer)));
        inForce = Map.copyOf(reading.byEntity);
        return List.copyOf(reading.problems);
    }

    private static final class Reading {

        private final Texts texts;
        private final Instant now;
        private final boolean artifacts;
        private final Map<String, SamlPortal> byEntity = new HashMap<>();
        private final List<String> problems = new ArrayList<>();

        private Reading(Texts texts, Instant now, boolean artifacts) {
            this.texts = texts;
            this.now = now;
            this.artifacts = artifacts;
        }

        void add(Portal portal, SamlPeer peer) {
            switch (texts.of(peer.metadata())) {
                case MetadataText.NotYet notYet -> {}
                case MetadataText.Missing(var why) -> problems.add("portal " + portal.id() + ": " + why);
                case MetadataText.Known(var xml) -> add(portal, peer, xml);
            }
        }

        private void add(Portal portal, SamlPeer peer, String xml) {
            switch (MetadataReader.read(xml, now)) {
                case MetadataReader.Outcome.Unsound(var why) ->
                    why.forEach(problem -> problems.add("portal " + portal.id() + ": " + problem));
                case MetadataReader.Outcome.Sound(var metadata) -> {
                    if (isSound(portal.id(), peer, metadata)) {
                        byEntity.put(metadata.entityId(), new SamlPortal(portal, peer, metadata));
                    }
                }
            }
        }

        private boolean isSound(PortalId id, SamlPeer peer, PortalMetadata metadata) {
            int before = problems.size();
            var earlier = byEntity.get(metadata.entityId());
            if (earlier != null) {
                problems.add("portal " + id + ": its entityID is taken by " + earlier.id());
            }
            if (peer.requests() == SamlPeer.Requests.SIGNED
                    && metadata.signing().isEmpty()) {
                problems.add("portal " + id + ": its requests have to be signed, and its metadata has no key for that");
            }
            if (peer.assertions() == SamlPeer.Assertions.ENCRYPTED
                    && metadata.encryption().isEmpty()) {
                problems.add(
                        "portal " + id + ": assertions have to be encrypted, and its metadata has no RSA key for that");
            }
            if (!artifacts && metadata.byArtifactOnly()) {
                problems.add(
                        "portal " + id + ": its answers are fetched by HTTP-Artifact alone, and there is no door for"
                                + " that (portvakt.saml.soap.port)");
            }
            return problems.size() == before;
        }
    }

    /** In no order. */
    public List<SamlPortal> all() {
        return List.copyOf(inForce.values());
    }

    /** The one that names itself so, character for character. */
    public Optional<SamlPortal> named(String entityId) {
        return Optional.ofNullable(inForce.get(entityId));
    }

    /** The one that is declared under this id. */
    public Optional<SamlPortal> withId(String id) {
        return inForce.values().stream()
                .filter(portal -> portal.id().value().equals(id))
                .findFirst();
    }
}
