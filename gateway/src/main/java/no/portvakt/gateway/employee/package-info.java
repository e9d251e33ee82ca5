/** What is known of an employee beside her session: a value that the log-in hands to the identity token. */
@NullMarked
package no.portvakt.gateway.employee;

import org.jspecify.annotations.NullMarked;
