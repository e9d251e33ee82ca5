package no.portvakt.idp.pin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.idp.factor.FactorMethod;
import org.jspecify.annotations.Nullable;

/** Somebody's wish for a citizen, until another agrees: a letter that sets her password anew, or a factor less. */
@Entity(name = "PinProposal")
@Table(name = "PORTVAKT_PIN_PROPOSAL")
public class ProposalEntity {

    @Id
    @Column(name = "ID")
    private String id = "";

    @Column(name = "REALM_ID")
    private String realmId = "";

    @Column(name = "USER_ID")
    private String userId = "";

    /** The factor to take away; without one it is about a letter. */
    @Column(name = "FACTOR")
    private @Nullable String factor;

    @Column(name = "PROPOSED_BY")
    private String proposedBy = "";

    @Column(name = "PROPOSED_AT")
    private Instant proposedAt = Instant.EPOCH;

    @Column(name = "APPROVED_BY")
    private @Nullable String approvedBy;

    @Column(name = "APPROVED_AT")
    private @Nullable Instant approvedAt;

    Proposals.Agreed agreed() {
        return new Proposals.Agreed(userId, Optional.ofNullable(factor).flatMap(FactorMethod::of));
    }

    /** For JPA. */
    protected ProposalEntity() {}

    ProposalEntity(
            String id, String realmId, String userId, @Nullable String factor, String proposedBy, Instant proposedAt) {
        this.id = id;
        this.realmId = realmId;
        this.userId = userId;
        this.factor = factor;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
    }
}
