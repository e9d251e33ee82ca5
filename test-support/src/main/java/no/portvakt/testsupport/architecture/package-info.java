/** Rules for the layout, run by every module's ArchitectureTest. */
@NullMarked
package no.portvakt.testsupport.architecture;

import org.jspecify.annotations.NullMarked;
