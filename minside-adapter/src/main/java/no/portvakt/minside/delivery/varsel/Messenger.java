package no.portvakt.minside.delivery.varsel;

import java.util.Optional;
import java.util.UUID;

/** Somebody who brings short messages. Thread-safe; blocks. */
@FunctionalInterface
public interface Messenger {

    /**
     * Brings one.
     *
     * @return empty if it was taken; or why not, for a log, without anything of the message
     */
    Optional<String> send(Message message);

    /**
     * A message. Prints without it.
     *
     * @param id the same for the same message said again
     */
    record Message(UUID id, String to, String text) {

        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }
}
