package no.portvakt.profiles.policy;

import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;

/**
 * What the policy says of one request.
 *
 * @param service whose request it is
 * @param rule the rule that decides; its reason is the one to show
 * @param demand what to hold the caller's evidence against. It can be stricter than {@code rule} alone: of all rules
 *     that match, the highest level and the shortest {@code maxAge} count
 * @param crossSite what may come from pages of other origins: what all rules that match let through
 */
public record AppliedRule(ServiceProfile service, Rule rule, Demand demand, CrossSite crossSite) {}
