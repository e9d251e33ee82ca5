package no.portvakt.minside.fagsystem.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.SourceAnswer;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.trust.identity.NationalId;

/** A system that an agent asks for us, by the same connector, which has to be known on both sides. */
public final class AgentSource implements Source {

    private final Connector connector;
    private final String agent;
    private final AgentDesk desk;

    /**
     * Makes the source.
     *
     * @param agent whose questions the desk keeps
     */
    public AgentSource(Connector connector, String agent, AgentDesk desk) {
        this.connector = connector;
        this.agent = agent;
        this.desk = desk;
    }

    @Override
    public Kilde kilde() {
        return connector.kilde();
    }

    @Override
    public SourceAnswer fetch(RecordedLookup lookup, String service, List<String> paths) {
        if (!lookup.source().equals(connector.id())) {
            throw new IllegalArgumentException("a look-up for " + lookup.source() + " does not open " + connector.id());
        }
        try {
            return switch (desk.ask(agent, question(lookup, service, paths))) {
                case AgentDesk.Outcome.Answered(var answer) -> answer(answer, Set.copyOf(paths));
                case AgentDesk.Outcome.NotFetched() ->
                    new SourceAnswer.Failed("the agent " + agent + " did not fetch the question");
                case AgentDesk.Outcome.NotAnswered() ->
                    new SourceAnswer.Failed("the agent " + agent + " brought no answer in time");
            };
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return new SourceAnswer.Failed("cancelled");
        }
    }

    private AgentQuestion question(RecordedLookup lookup, String service, List<String> paths) {
        return new AgentQuestion(
                UUID.randomUUID(),
                connector.id(),
                lookup.person().reveal(),
                service,
                paths,
                lookup.correlation().value(),
                connector.patience().deadline().toMillis());
    }

    /** Only what was asked for: an agent that says more is not heard. */
    private static SourceAnswer answer(AgentAnswer answer, Set<String> asked) {
        return switch (answer) {
            case AgentAnswer.Answered(Map<String, String> values, var fetched, var validUntil) -> {
                var wanted = new HashMap<>(values);
                wanted.keySet().retainAll(asked);
                yield new SourceAnswer.Answered(wanted, fetched, validUntil);
            }
            case AgentAnswer.Failed(var problem) ->
                new SourceAnswer.Failed(NationalId.occursIn(problem) ? "it failed there" : problem);
        };
    }
}
