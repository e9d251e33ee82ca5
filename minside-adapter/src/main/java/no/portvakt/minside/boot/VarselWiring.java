package no.portvakt.minside.boot;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.delivery.varsel.Messenger;
import no.portvakt.minside.delivery.varsel.VarselSurface;
import no.portvakt.minside.submission.Applicants;
import no.portvakt.minside.submission.SubmissionSeals;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.sms.SmsGateway;
import org.jdbi.v3.core.Jdbi;

/** Notifications of citizens, where there is a way to send them. Half of what that takes stops the start. */
@ApplicationScoped
class VarselWiring {

    private static final String REGISTER = "krr-varsling";
    private static final int LONGEST_SENDER = 11;

    private final AdapterConfiguration configuration;

    VarselWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    static boolean notifies(AdapterConfiguration.Varsel wished) {
        return wished.sms().url().isPresent() || wished.emailFrom().isPresent();
    }

    @Produces
    @Singleton
    Optional<VarselSurface> varsel(
            Jdbi jdbi, AllSources sources, AccessLog accessLog, SubmissionSeals seals, Mailer mailer, Clock clock) {
        var wished = configuration.varsel();
        if (!notifies(wished)) {
            return Optional.empty();
        }
        var register = Optional.ofNullable(sources.byId().get(REGISTER))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "minside.varsel is set, and minside.source.krr-varsling.url, which says where citizens are, is not"));
        var applicants = new Applicants(jdbi, seals);
        return Optional.of(new VarselSurface(
                new VarselSurface.Surroundings(jdbi, register, accessLog, applicants::language),
                new VarselSurface.Channels(sms(wished.sms()), wished.emailFrom().map(from -> email(mailer, from))),
                configuration.municipality(),
                clock));
    }

    private static Optional<Messenger> sms(AdapterConfiguration.Sms wished) {
        if (wished.sender().length() > LONGEST_SENDER) {
            throw new IllegalStateException("minside.varsel.sms.sender has more than 11 letters");
        }
        return wished.url().map(url -> {
            var token = wished.token()
                    .orElseThrow(() -> new IllegalStateException(
                            "minside.varsel.sms.url is set, and minside.varsel.sms.token is not"));
            var gateway = new SmsGateway(url, Secret.of(token), wished.sender());
            return message -> gateway.send(message.to(), message.text(), Optional.of(message.id()));
        });
    }

    /** The subject says no more than the text. */
    private Messenger email(Mailer mailer, String from) {
        return message -> {
            try {
                mailer.send(Mail.withText(message.to(), configuration.municipality() + ": Min side", message.text())
                        .setFrom(from)
                        .addHeader("Message-ID", "<" + message.id() + "@minside>"));
                return Optional.empty();
            } catch (RuntimeException refused) {
                // Its words can name the address.
                return Optional.of("no e-mail: " + refused.getClass().getSimpleName());
            }
        };
    }
}
