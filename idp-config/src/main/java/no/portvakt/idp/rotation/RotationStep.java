package no.portvakt.idp.rotation;

/** One thing to do to a realm's signing keys. */
public sealed interface RotationStep {

    /** In words, for whoever rotates. */
    String describe();

    /** Makes a key, which signs from now on. */
    record Make(String name, long priority) implements RotationStep {
        @Override
        public String describe() {
            return "make the key " + name + ", which signs from now on";
        }
    }

    /** Lets a key sign no more; what it has signed is still good. */
    record Retire(SigningKey key) implements RotationStep {
        @Override
        public String describe() {
            return "let the key " + key.name() + " sign no more";
        }
    }

    /** Removes a key: nothing that it signed is about any more. */
    record Remove(SigningKey key) implements RotationStep {
        @Override
        public String describe() {
            return "remove the key " + key.name();
        }
    }
}
