package no.portvakt.profiles.load;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.catalog.Claim;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Los;
import no.portvakt.profiles.catalog.Owner;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.Representation;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.catalog.UpstreamAuthentication;
import no.portvakt.profiles.catalog.Zone;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/** Every key of profile schema v1 that a service can have. They are named here and nowhere else. */
final class ServiceKeys {

    private static final Pattern ISSUER = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    // Only a service itself has these.
    static final Key<ServiceId> ID = new Key<>("id", SmallReaders::id);
    static final Key<Texts> TITLE = new Key<>("title", SmallReaders::texts);
    static final Key<ServiceId> HOST = new Key<>("host", v -> v.asParsed(ServiceId::parse, Words.HOST_LABEL));
    static final Key<ServiceId> TEMPLATE = new Key<>("template", v -> v.asParsed(ServiceId::parse, Words.TEMPLATE));
    static final Key<OffsetDateTime> VALID_FROM = new Key<>("validFrom", v -> v.asParsed(Words::moment, Words.MOMENT));

    /** A form from elsewhere is let in path by path. */
    private static final CrossSite[] OF_A_SERVICE = {CrossSite.REFUSED, CrossSite.ALLOWED};

    // A template can give these.
    static final Key<Boolean> LISTED = new Key<>("listed", YamlValue::asBoolean);
    static final Key<Los> LOS = new Key<>("los", v -> v.asObject().flatMap(SmallReaders::los));
    static final Key<Set<DataCategory>> DATA = new Key<>("data", SmallReaders::data);
    static final Key<Set<Claim>> CLAIMS = new Key<>("claims", v -> v.asSomeOf(Claim.values(), Claim::word));
    static final Key<Set<Representation>> REPRESENT =
            new Key<>("represent", v -> v.asSomeOf(Representation.values(), Representation::word));
    static final Key<CrossSite> CROSS_SITE = new Key<>("crossSite", v -> v.asOneOf(OF_A_SERVICE, CrossSite::word));
    static final Key<ClientAuthorization> AUTHORIZATION =
            new Key<>("authorization", v -> v.asOneOf(ClientAuthorization.values(), ClientAuthorization::word));
    static final Key<List<ReadRule>> RULES = new Key<>("rules", v -> v.asAll(RuleReader::read));
    static final Key<List<PrefillField>> PREFILL = new Key<>("prefill", v -> v.asAll(PrefillReader::read));
    static final Key<Assessment> ASSESSMENT =
            new Key<>("assessment", v -> v.asObject().flatMap(AssessmentReader::read));

    // The municipality's defaults can give these, too.
    static final Key<Owner> OWNER = new Key<>("owner", v -> v.asObject().flatMap(SmallReaders::owner));
    static final Key<IdentityShown> IDENTITY =
            new Key<>("identity", v -> v.asOneOf(IdentityShown.values(), IdentityShown::word));
    static final Key<Set<Population>> POPULATION =
            new Key<>("population", v -> v.asSomeOf(Population.values(), Population::word));
    static final Key<Set<String>> ISSUERS = new Key<>(
            "issuers",
            v -> v.asSet(item -> item.asParsed(text -> Words.matching(ISSUER, text), "the name of an issuer")));
    static final Key<Set<LoginMethod>> LOGIN = new Key<>("login", SmallReaders::loginMethods);
    static final Key<Zone> ZONE = new Key<>("zone", v -> v.asOneOf(Zone.values(), Zone::word));
    static final Key<UpstreamAuthentication> UPSTREAM =
            new Key<>("upstream", v -> v.asObject().flatMap(SmallReaders::upstream));
    static final Key<SessionLimits> SESSION =
            new Key<>("session", v -> v.asObject().flatMap(SmallReaders::session));

    static final List<Key<?>> OF_DEFAULTS =
            List.of(OWNER, IDENTITY, POPULATION, ISSUERS, LOGIN, ZONE, UPSTREAM, SESSION);

    static final List<Key<?>> OF_A_TEMPLATE = List.of(
            OWNER,
            LISTED,
            LOS,
            DATA,
            POPULATION,
            ISSUERS,
            LOGIN,
            REPRESENT,
            IDENTITY,
            CLAIMS,
            CROSS_SITE,
            AUTHORIZATION,
            ZONE,
            UPSTREAM,
            SESSION,
            RULES,
            PREFILL,
            ASSESSMENT);

    private ServiceKeys() {}

    static List<String> names(List<Key<?>> keys) {
        return keys.stream().<String>map(Key::name).toList();
    }

    /** Reads those of the keys that are here, for the sake of their problems alone. */
    static void check(List<Key<?>> keys, YamlObject here) {
        keys.forEach(key -> key.optional(here));
    }
}
