package no.portvakt.idp.pin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody's wish that a citizen gets a letter that sets her password anew, until another agrees. */
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

    @Column(name = "PROPOSED_BY")
    private String proposedBy = "";

    @Column(name = "PROPOSED_AT")
    private Instant proposedAt = Instant.EPOCH;

    @Column(name = "APPROVED_BY")
    private @Nullable String approvedBy;

    @Column(name = "APPROVED_AT")
    private @Nullable Instant approvedAt;

    /** For JPA. */
    protected ProposalEntity() {}

    ProposalEntity(String id, String realmId, String userId, String proposedBy, Instant proposedAt) {
        this.id = id;
        this.realmId = realmId;
        this.userId = userId;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
    }
}
