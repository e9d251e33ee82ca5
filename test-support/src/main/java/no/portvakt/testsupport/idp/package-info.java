/** An identity provider in the process of the test, that can be told to misbehave. */
@NullMarked
package no.portvakt.testsupport.idp;

import org.jspecify.annotations.NullMarked;
