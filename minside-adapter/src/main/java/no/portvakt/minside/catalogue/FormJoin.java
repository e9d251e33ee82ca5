package no.portvakt.minside.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Policy;

/** Joins one form file with its service's profile, and refuses what does not fit. */
final class FormJoin {

    private final Policy policy;
    private final RetentionClasses classes;
    private final FormFile file;
    private final ServiceProfile profile;
    private final Map<String, PrefillField> prefill;

    FormJoin(Policy policy, RetentionClasses classes, FormFile file) {
        this.policy = policy;
        this.classes = classes;
        this.file = file;
        this.profile = policy.catalog()
                .find(new ServiceId(file.service()))
                .orElseThrow(() -> misfit("there is no profile of this service"));
        this.prefill = ProfiledServices.byPath(profile.prefill(), PrefillField::path);
    }

    Form form() {
        var paths = file.fields().stream().map(FormFile.Field::path).toList();
        prefill.keySet().stream()
                .filter(path -> !paths.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw misfit("the profile fills in " + path + ", which the form does not have");
                });
        return new Form(
                file.fagsystem(),
                file.title(),
                demand("GET"),
                demand("POST"),
                retention(),
                file.fields().stream().map(this::field).toList());
    }

    private RetentionClass retention() {
        var named = file.retention().orElse(RetentionClasses.USUAL);
        return classes.find(named).orElseThrow(() -> misfit("there is no retention class " + named));
    }

    private FormField field(FormFile.Field field) {
        var rule = Optional.ofNullable(prefill.get(field.path()));
        var label = field.label()
                .or(() -> rule.map(fetched -> ProfiledServices.text(fetched.title())))
                .orElseThrow(() -> misfit(field.path() + " has no label, and the profile does not fill it in"));
        return new FormField(
                field.path(),
                field.kind(),
                label,
                field.required(),
                field.maxLength(),
                field.choices().orElse(List.of()),
                rule.map(FormJoin::rule));
    }

    private static PrefillRule rule(PrefillField fetched) {
        return new PrefillRule(
                fetched.sources(),
                fetched.level(),
                ProfiledServices.text(fetched.purpose()),
                fetched.legalBasis(),
                fetched.overridable());
    }

    private Demand demand(String method) {
        return policy.ruleFor(profile.host(), file.path(), method)
                .map(AppliedRule::demand)
                .orElseThrow(() -> misfit("the profile has no rule for " + method + " " + file.path()));
    }

    private IllegalStateException misfit(String problem) {
        return new IllegalStateException("forms/" + file.service() + ".yaml: " + problem);
    }
}
