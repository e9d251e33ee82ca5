/** What is on a class path, and what is known of it. */
@NullMarked
package no.portvakt.testsupport.dependency;

import org.jspecify.annotations.NullMarked;
