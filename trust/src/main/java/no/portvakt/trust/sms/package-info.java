/** Short messages to phones. */
@NullMarked
package no.portvakt.trust.sms;

import org.jspecify.annotations.NullMarked;
