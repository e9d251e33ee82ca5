/** The console where a folder of files is the truth: it shows, and changes nothing. */
@NullMarked
package no.portvakt.gateway.console.files;

import org.jspecify.annotations.NullMarked;
