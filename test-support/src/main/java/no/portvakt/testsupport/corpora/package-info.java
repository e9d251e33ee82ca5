/** Where test data lies that others made. */
@NullMarked
package no.portvakt.testsupport.corpora;

import org.jspecify.annotations.NullMarked;
