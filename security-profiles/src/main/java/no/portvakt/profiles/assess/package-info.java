/** The risk assessment behind a level: consequences, likelihood, and what the municipality's matrix makes of them. */
@NullMarked
package no.portvakt.profiles.assess;

import org.jspecify.annotations.NullMarked;
