package no.portvakt.idp.pin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter that was sent. Rows are replaced, never changed by hand; the codes stand apart. */
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

    @Column(name = "ISSUED_AT")
    private Instant issuedAt = Instant.EPOCH;

    @Column(name = "EXPIRES_AT")
    private Instant expiresAt = Instant.EPOCH;

    @Column(name = "REPLACED_AT")
    private @Nullable Instant replacedAt;

    /** For JPA. */
    protected PinLetterEntity() {}

    PinLetterEntity(String id, String realmId, String userId, int number, Instant issuedAt, Instant expiresAt) {
        this.id = id;
        this.realmId = realmId;
        this.userId = userId;
        this.number = number;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }
}
