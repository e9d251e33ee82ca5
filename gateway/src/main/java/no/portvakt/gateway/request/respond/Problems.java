package no.portvakt.gateway.request.respond;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.correlation.CorrelationId;

/** Problem documents (RFC 9457) with a stable reason and the level that would open it. */
public final class Problems {

    private final ReasonTexts texts;

    public Problems(ReasonTexts texts) {
        this.texts = texts;
    }

    String describe(Reply.Refusal refusal, CorrelationId correlation, Locale language) {
        var reason = refusal.reason();
        var text = texts.of(reason, language);
        var problem = new JsonObject()
                .put("type", "urn:portvakt:reason:" + reason.id())
                .put("title", text.title())
                .put("status", reason.status())
                .put("detail", text.detail())
                .put("reason", reason.id());
        refusal.needed().ifPresent(needed -> {
            problem.put("requiredLevel", needed.level().number());
            needed.acr().ifPresent(acr -> problem.put("acr", acr));
            needed.maxAge().ifPresent(age -> problem.put("maxAge", age.toSeconds()));
            problem.put("stepUp", needed.stepUp());
        });
        return problem.put("correlationId", correlation.value()).encode();
    }
}
