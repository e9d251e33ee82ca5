/** Pages as a browser and the people who use one meet them. */
@NullMarked
package no.portvakt.testsupport.browser;

import org.jspecify.annotations.NullMarked;
