/** Dialogporten, which the national surfaces show cases from: cases as dialogs, by its service owner API. */
@NullMarked
package no.portvakt.minside.delivery.dialogporten;

import org.jspecify.annotations.NullMarked;
