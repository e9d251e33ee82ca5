package no.portvakt.idp.factor;

import java.util.Optional;
import no.portvakt.trust.sms.SmsGateway;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;

/** Sends short texts in the citizen's language: by the SMS gateway, and by Keycloak's own e-mail sender. */
final class Messenger {

    private static final Logger LOG = Logger.getLogger(Messenger.class);

    private final Optional<SmsGateway> sms;

    Messenger(Optional<SmsGateway> sms) {
        this.sms = sms;
    }

    /**
     * A text by the keys of its words.
     *
     * @param body with {@code {0}} where the value stands
     */
    record Text(String subject, String body) {}

    /** Whether messages of this kind can be sent at all; what is not configured reaches nobody. */
    boolean reaches(AuthenticationFlowContext context, FactorMethod method) {
        return switch (method) {
            case SMS -> sms.isPresent();
            case EMAIL ->
                !context.getRealm().getSmtpConfig().getOrDefault("host", "").isBlank();
            case APP -> false;
        };
    }

    /** Whether the other side took it. */
    boolean send(AuthenticationFlowContext context, ContactAddress to, Text text, String value) {
        var words = context.form();
        var body = words.getMessage(text.body(), value);
        return switch (to.method()) {
            case SMS -> sms.filter(gateway -> text(gateway, to.value(), body)).isPresent();
            case EMAIL -> mail(context, to.value(), words.getMessage(text.subject()), body);
            case APP -> false;
        };
    }

    private static boolean text(SmsGateway gateway, String to, String body) {
        var problem = gateway.send(to, body, Optional.empty());
        problem.ifPresent(why -> LOG.warnf("an SMS was not sent: %s", why));
        return problem.isEmpty();
    }

    private static boolean mail(AuthenticationFlowContext context, String to, String subject, String body) {
        try {
            context.getSession()
                    .getProvider(EmailSenderProvider.class)
                    .send(context.getRealm().getSmtpConfig(), to, subject, body, null);
            return true;
        } catch (EmailException notSent) {
            // Its message may quote the address.
            LOG.warnf("an e-mail was not sent: %s", notSent.getClass().getSimpleName());
            return false;
        }
    }
}
