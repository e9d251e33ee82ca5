/** What the citizen sees: each page is a record made from what the adapter knows, and a template that prints it. */
@NullMarked
package no.portvakt.minside.pages;

import org.jspecify.annotations.NullMarked;
