/**
 * The life of a profile: draft, proposed, approved, active, superseded. {@link no.portvakt.gateway.console.life.ProfileLife}
 * is what pages and API call; every action takes an {@code OfficerCall} and answers with a
 * {@link no.portvakt.gateway.console.life.LifeOutcome}. Raising takes one officer, lowering takes two.
 */
@NullMarked
package no.portvakt.gateway.console.life;

import org.jspecify.annotations.NullMarked;
