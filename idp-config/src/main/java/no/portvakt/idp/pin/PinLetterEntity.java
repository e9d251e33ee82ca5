package no.portvakt.idp.pin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import no.portvakt.idp.letter.Letter;
import no.portvakt.idp.letter.LetterPurpose;
import no.portvakt.idp.letter.LetterState;
import org.jspecify.annotations.Nullable;

/** A letter's row. Changed by statements that say which state it must be in, never through this object. */
@Entity(name = "PinLetter")
@Table(name = "PORTVAKT_PIN_LETTER")
public class PinLetterEntity {

    @Id
    @Column(name = "ID")
    private String id = "";

    @Column(name = "REALM_ID")
    private String realmId = "";

    @Column(name = "USER_ID")
    private String userId = "";

    @Column(name = "LETTER_NUMBER")
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(name = "PURPOSE")
    private LetterPurpose purpose = LetterPurpose.RENEWAL;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private LetterState state = LetterState.ORDERED;

    @Column(name = "STATE_SINCE")
    private Instant since = Instant.EPOCH;

    @Column(name = "ISSUED_AT")
    private Instant issuedAt = Instant.EPOCH;

    @Column(name = "EXPIRES_AT")
    private Instant expiresAt = Instant.EPOCH;

    /** What it was sent with; null until it is printed. */
    @Column(name = "CONSIGNMENT")
    private @Nullable String consignment;

    /** For JPA. */
    protected PinLetterEntity() {}

    PinLetterEntity(String realmId, String userId, Letter letter) {
        this.id = letter.id();
        this.realmId = realmId;
        this.userId = userId;
        this.number = letter.number();
        this.purpose = letter.purpose();
        this.state = letter.recorded();
        this.since = letter.since();
        this.issuedAt = letter.since();
        this.expiresAt = letter.expiresAt();
    }
}
