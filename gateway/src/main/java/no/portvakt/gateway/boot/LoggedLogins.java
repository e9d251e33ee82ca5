package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import no.portvakt.gateway.login.LoginEvent;
import no.portvakt.gateway.login.LoginJournal;
import no.portvakt.gateway.observe.Correlated;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;

/** One line in the log {@code portvakt.login} and one tick of {@code portvakt.logins} for each event. */
final class LoggedLogins implements LoginJournal {

    private static final Logger LOG = Logger.getLogger("portvakt.login");

    private static final String COUNTER = "portvakt.logins";
    private static final List<String> EVENTS =
            List.of("begun", "logged-in", "refused", "logged-out", "ended-from-there", "notice-refused");

    private final MeterRegistry metrics;

    LoggedLogins(MeterRegistry metrics) {
        this.metrics = metrics;
        // From the start, so that nothing that never happened looks like nothing that is counted.
        EVENTS.forEach(event -> metrics.counter(COUNTER, "event", event));
    }

    @Override
    public void record(LoginEvent event, CorrelationId correlation) {
        switch (event) {
            case LoginEvent.Begun begun ->
                tell(
                        "begun",
                        correlation,
                        "service=" + begun.service() + " asked=" + begun.asked().number());
            case LoginEvent.LoggedIn in ->
                tell(
                        "logged-in",
                        correlation,
                        "service=" + in.service() + " session=" + in.sessionKey() + " level="
                                + in.level().number() + " acr=" + in.acr() + " methods=" + in.methods());
            case LoginEvent.Refused refused ->
                tell(
                        "refused",
                        correlation,
                        "service=" + refused.service() + " reason="
                                + refused.reason().id() + " why=\"" + refused.why() + "\"");
            case LoginEvent.LoggedOut out ->
                tell(
                        "logged-out",
                        correlation,
                        "service=" + out.service() + " sessions=" + out.sessions() + " endedThere=" + out.endedThere());
            case LoginEvent.EndedFromThere ended ->
                tell("ended-from-there", correlation, "sessions=" + ended.sessions());
            case LoginEvent.NoticeRefused refused ->
                tell("notice-refused", correlation, "why=\"" + refused.why() + "\"");
        }
    }

    private void tell(String what, CorrelationId correlation, String details) {
        metrics.counter(COUNTER, "event", what).increment();
        Correlated.say(correlation, () -> LOG.infof("correlation=%s event=%s %s", correlation, what, details));
    }
}
