/** Systems that nobody may call in to: an agent beside them fetches our questions, and brings the answers. */
@NullMarked
package no.portvakt.minside.fagsystem.agent;

import org.jspecify.annotations.NullMarked;
