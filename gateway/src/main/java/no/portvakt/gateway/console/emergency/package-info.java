/**
 * Levels raised above all profiles by hand. {@link no.portvakt.gateway.console.emergency.EmergencyDesk} is what pages and
 * API call: one officer raises, ending takes two.
 */
@NullMarked
package no.portvakt.gateway.console.emergency;

import org.jspecify.annotations.NullMarked;
