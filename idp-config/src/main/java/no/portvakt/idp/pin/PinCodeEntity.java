package no.portvakt.idp.pin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a letter: a keyed hash of the code, and when it was used. Changed by statements only, never through this object. */
@Entity(name = "PinCode")
@Table(name = "PORTVAKT_PIN_CODE")
public class PinCodeEntity {

    @Id
    @Column(name = "ID")
    private String id = "";

    @Column(name = "LETTER_ID")
    private String letterId = "";

    @Column(name = "CODE_NUMBER")
    private int number;

    @Column(name = "HASH")
    private String hash = "";

    @Column(name = "USED_AT")
    private @Nullable Instant usedAt;

    /** For JPA. */
    protected PinCodeEntity() {}

    PinCodeEntity(String letterId, int number, String hash) {
        this.id = letterId + "/" + number;
        this.letterId = letterId;
        this.number = number;
        this.hash = hash;
    }
}
