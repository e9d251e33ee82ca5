package no.portvakt.gateway.console.life;

/** Compares what would be in force with what is: the effective catalogue, templates and defaults applied. Pure. */
@FunctionalInterface
public interface Judge {

    Verdict judge(Documents before, Documents after);
}
