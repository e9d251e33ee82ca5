package no.portvakt.gateway.boot;

import io.agroal.api.AgroalDataSource;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.audit.AuditTrail;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.decisions.DecisionReplay;
import no.portvakt.gateway.console.decisions.DecisionStore;
import no.portvakt.gateway.console.decisions.StoredDecisions;
import no.portvakt.gateway.console.emergency.NoEmergencies;
import no.portvakt.gateway.console.emergency.StoredEmergencies;
import no.portvakt.gateway.console.files.FolderProfiles;
import no.portvakt.gateway.console.files.NoDecisions;
import no.portvakt.gateway.console.files.NoSimulations;
import no.portvakt.gateway.console.files.PresentApprovers;
import no.portvakt.gateway.console.files.ReadOnlyLife;
import no.portvakt.gateway.console.life.Activation;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.CatalogJudge;
import no.portvakt.gateway.console.life.Judge;
import no.portvakt.gateway.console.life.Seeding;
import no.portvakt.gateway.console.life.Simulations;
import no.portvakt.gateway.console.life.StoredApprovers;
import no.portvakt.gateway.console.life.StoredLife;
import no.portvakt.gateway.console.life.StoredProfiles;
import no.portvakt.gateway.console.life.StoredSimulations;
import no.portvakt.gateway.console.officers.OfficerTokens;
import no.portvakt.gateway.console.portals.PortalDesk;
import no.portvakt.gateway.console.snapshot.SnapshotPublisher;
import no.portvakt.gateway.console.snapshot.SnapshotPublisher.Seals;
import no.portvakt.gateway.console.snapshot.SnapshotSigner;
import no.portvakt.gateway.folder.FolderWatch;
import no.portvakt.gateway.policy.ConsoleKeys;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.trust.audit.AuditLog;
import org.jdbi.v3.core.Jdbi;

/** The console's part, put together. Nothing here is made where {@link ConsolePresence} says that there is none. */
@Singleton
public class ConsoleBeans {

    @Produces
    @Singleton
    public Jdbi jdbi(Instance<AgroalDataSource> database) {
        return Jdbi.create(database.get());
    }

    @Produces
    @Singleton
    public Judge judge(RiskMatrix matrix) {
        return new CatalogJudge(matrix);
    }

    @Produces
    @Singleton
    public OfficerJournal journal(AuditLog log, Clock clock) {
        return new OfficerJournal(log, clock);
    }

    @Produces
    @Singleton
    public StoredProfiles profiles(Jdbi jdbi) {
        return new StoredProfiles(jdbi);
    }

    @Produces
    @Singleton
    public StoredEmergencies emergencies(Jdbi jdbi, OfficerJournal journal, Clock clock) {
        return new StoredEmergencies(jdbi, journal, clock);
    }

    @Produces
    @Singleton
    public Approvers approvers(Jdbi jdbi, ProcessSettings process, Clock clock) {
        return new StoredApprovers(jdbi, process.approvers().orElse(List.of()), clock);
    }

    @Produces
    @Singleton
    public Activation activation(Judge judge, OfficerJournal journal, Clock clock) {
        return new Activation(judge, journal, clock);
    }

    @Produces
    @Singleton
    public Seeding seeding(Jdbi jdbi, OfficerJournal journal, Clock clock) {
        return new Seeding(jdbi, journal, clock);
    }

    @Produces
    @Singleton
    public PortalDesk portals(ProcessSettings process, SamlSettings saml, Clock clock) {
        return new PortalDesk(process.portals().or(saml::portals), clock);
    }

    @Produces
    @Singleton
    public ConsoleServices services(
            ConsolePresence presence,
            Instance<Stored> stored,
            Instance<FolderWatch> folder,
            AuditTrail audit,
            PortalDesk portals,
            RiskMatrix matrix) {
        if (presence.hasDatabase()) {
            return stored.get().services();
        }
        var profiles = new FolderProfiles(presence.folder(), folder.get()::documents);
        return new ConsoleServices(
                new ReadOnlyLife(profiles),
                profiles,
                new NoSimulations(),
                new NoEmergencies(),
                new PresentApprovers(),
                audit,
                new NoDecisions(),
                portals,
                true,
                folder.get()::problems,
                matrix);
    }

    /** Replays what edges recorded. */
    @Produces
    @Singleton
    public Simulations.Replay replay(Instance<DecisionStore> decisions, Clock clock) {
        return (draft, back) -> new DecisionReplay(decisions.get(), clock).replay(draft, back);
    }

    /** What works on the database; made only where there is one. */
    public record Stored(ConsoleServices services) {}

    @Produces
    @Singleton
    public Stored stored(
            Jdbi jdbi,
            Judge judge,
            OfficerJournal journal,
            Simulations.Replay replay,
            Approvers approvers,
            AuditTrail audit,
            PortalDesk portals,
            RiskMatrix matrix,
            Clock clock) {
        return new Stored(new ConsoleServices(
                new StoredLife(jdbi, judge, journal, clock),
                new StoredProfiles(jdbi),
                new StoredSimulations(jdbi, judge, replay, journal, clock),
                new StoredEmergencies(jdbi, journal, clock),
                approvers,
                audit,
                new StoredDecisions(jdbi),
                portals,
                false,
                List::of,
                matrix));
    }

    @Produces
    @Singleton
    public SnapshotSigner signer(SnapshotSettings settings) {
        return new SnapshotSigner(ConsoleKeyFile.read(settings.key()
                .orElseThrow(() -> new IllegalArgumentException("portvakt.snapshot.key: is needed here"))));
    }

    @Produces
    @Singleton
    public ConsoleKeys ownKeys(ConsolePresence presence, Instance<SnapshotSigner> signer) {
        if (!presence.hasDatabase()) {
            throw new IllegalArgumentException("portvakt.policy.console-keys: is needed here");
        }
        return new ConsoleKeys(List.of(signer.get().publicKey()));
    }

    @Produces
    @Singleton
    public SnapshotPublisher publisher(
            Jdbi jdbi,
            StoredProfiles profiles,
            StoredEmergencies emergencies,
            SnapshotSigner signer,
            SnapshotSettings settings,
            DecisionBeans.Persons persons,
            Clock clock) {
        var seals = new Seals(signer, persons.publicKey());
        return new SnapshotPublisher(jdbi, profiles, emergencies, seals, settings.life(), clock);
    }

    @Produces
    @Singleton
    public OfficerTokens officerTokens(JWTParser parser) {
        return new OfficerTokens(parser);
    }
}
