package no.portvakt.minside.catalogue;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Policy;

/** Services as their profiles and form files describe them together. */
public final class ProfiledServices implements Services {

    private final Policy policy;
    private final Map<String, Form> forms;
    private final URI publicOrigin;
    private final Clock clock;

    /**
     * Joins profiles and forms.
     *
     * @param classes that forms name
     * @param publicOrigin MinSide's own address; a service has the same with its own host label
     * @throws IllegalStateException if a form and its profile do not fit together
     */
    public ProfiledServices(Policy policy, RetentionClasses classes, URI publicOrigin, Clock clock) {
        this.policy = policy;
        this.publicOrigin = publicOrigin;
        this.clock = clock;
        this.forms = FormFile.shipped().stream()
                .collect(toUnmodifiableMap(FormFile::service, file -> new FormJoin(policy, classes, file).form()));
    }

    @Override
    public List<ServiceView> of(Caller caller) {
        return policy.catalog().services().stream()
                .filter(ServiceProfile::listed)
                .map(profile -> view(caller, profile))
                .toList();
    }

    @Override
    public Optional<ServiceView> find(Caller caller, String id) {
        return ServiceId.parse(id)
                .flatMap(policy.catalog()::find)
                .filter(ServiceProfile::listed)
                .map(profile -> view(caller, profile));
    }

    @Override
    public Optional<Form> form(String service) {
        return Optional.ofNullable(forms.get(service));
    }

    @Override
    public Map<String, Text> titles() {
        return policy.catalog().services().stream()
                .collect(toMap(profile -> profile.id().value(), profile -> text(profile.title()), (one, other) -> one));
    }

    private ServiceView view(Caller caller, ServiceProfile profile) {
        var front = policy.ruleFor(profile.host(), "/", "GET")
                .map(AppliedRule::demand)
                .orElseThrow(() -> new IllegalStateException(profile.id() + " has no rule for its front page"));
        return new ServiceView(
                profile.id().value(),
                text(profile.title()),
                profile.owner().organisation(),
                profile.owner().municipality().orElse(""),
                addressOf(profile),
                front.level(),
                isOpen(caller, front),
                form(profile.id().value()));
    }

    private boolean isOpen(Caller caller, Demand front) {
        return switch (AccessDecider.decide(front, Optional.of(caller.assurance()), clock.instant())) {
            case Decision.Permitted permitted -> true;
            case Decision.StepUpNeeded stepUp -> false;
            case Decision.Refused refused -> false;
        };
    }

    private URI addressOf(ServiceProfile profile) {
        var host = publicOrigin.getHost();
        var base = host.substring(host.indexOf('.') + 1);
        var port = publicOrigin.getPort() < 0 ? "" : ":" + publicOrigin.getPort();
        return URI.create(publicOrigin.getScheme() + "://" + profile.host() + "." + base + port + "/");
    }

    static Text text(no.portvakt.profiles.catalog.Texts texts) {
        return new Text(texts.nb(), texts.nn(), texts.en());
    }

    static <T> Map<String, T> byPath(List<T> fields, Function<T, String> path) {
        return fields.stream().collect(toUnmodifiableMap(path, Function.identity()));
    }
}
