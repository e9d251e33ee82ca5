/** The command line of profiles: what is wrong with a folder of them, and what they say of one request. */
@NullMarked
package no.portvakt.profiles.command;

import org.jspecify.annotations.NullMarked;
