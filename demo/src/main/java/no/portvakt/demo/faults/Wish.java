package no.portvakt.demo.faults;

/**
 * How much is sent, and how often something is killed.
 *
 * @param seed what is killed, and for how long, follows from it
 * @param submissions forms that citizens send
 * @param events of each case
 * @param kills how many times a part is killed
 */
public record Wish(long seed, int submissions, int events, int kills) {

    public Wish {
        if (submissions < 1 || events < 1 || kills < 0) {
            throw new IllegalArgumentException("there is nothing to send");
        }
    }

    /** Of all cases. */
    public int allEvents() {
        return submissions * events;
    }

    /** The same with other kills. */
    public Wish with(long another) {
        return new Wish(another, submissions, events, kills);
    }
}
